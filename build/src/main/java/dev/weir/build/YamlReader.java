package dev.weir.build;

import dev.weir.build.YamlNode.Entry;
import dev.weir.build.YamlNode.ScalarKind;
import dev.weir.model.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Reads YAML 1.2 into [YamlNode]s that know their places.
final class YamlReader {
  private static final int DEEPEST = 50;

  private final SourceText source;
  private final String yaml;
  private final int base;
  private final Problems problems;

  private YamlReader(SourceText source, String yaml, int base, Problems problems) {
    this.source = source;
    this.yaml = yaml;
    this.base = base;
    this.problems = problems;
  }

  /// The one document of a text; empty when it holds none, or when it cannot be read, which is then
  /// among the problems.
  ///
  /// @param yaml a part of the source
  /// @param base where in the source that part begins
  static Optional<YamlNode> read(SourceText source, String yaml, int base, Problems problems) {
    return new YamlReader(source, yaml, base, problems).read();
  }

  private Optional<YamlNode> read() {
    LoadSettings settings = LoadSettings.builder().setLabel(source.label()).build();
    try {
      return new Compose(settings).composeString(yaml).map(node -> node(node, 0));
    } catch (MarkedYamlEngineException e) {
      int at = e.getProblemMark().map(this::offset).orElse(base);
      String context = e.getContext() == null ? "" : e.getContext() + ", ";
      invalid("not readable as YAML: " + context + e.getProblem() + hint(e.getProblem()), at);
    } catch (YamlEngineException e) {
      invalid("not readable as YAML: " + e.getMessage(), base);
    }
    return Optional.empty();
  }

  private static String hint(String problem) {
    return problem.startsWith("mapping values are not allowed")
        ? "; a text with a colon in it needs quotes: description: \"one: two\""
        : "";
  }

  private YamlNode node(Node node, int depth) {
    int at = node.getStartMark().map(this::offset).orElse(base);
    if (depth > DEEPEST) {
      invalid("nested deeper than " + DEEPEST + " levels, or an alias within itself", at);
      return new YamlNode.Scalar("", ScalarKind.NOTHING, at);
    }
    return switch (node) {
      case ScalarNode scalar -> new YamlNode.Scalar(scalar.getValue(), kind(scalar.getTag()), at);
      case SequenceNode sequence -> {
        List<YamlNode> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(node(item, depth + 1)));
        yield new YamlNode.Sequence(List.copyOf(items), at);
      }
      case MappingNode mapping -> mapping(mapping, at, depth);
      default -> throw new IllegalStateException("unknown YAML node " + node.getNodeType());
    };
  }

  private YamlNode mapping(MappingNode mapping, int at, int depth) {
    List<Entry> entries = new ArrayList<>();
    for (NodeTuple tuple : mapping.getValue()) {
      int keyAt = tuple.getKeyNode().getStartMark().map(this::offset).orElse(base);
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        String name = key.getValue();
        if (entries.stream().anyMatch(entry -> entry.key().equals(name))) {
          invalid("the key '" + name + "' appears twice", keyAt);
        } else {
          entries.add(new Entry(name, keyAt, node(tuple.getValueNode(), depth + 1)));
        }
      } else {
        invalid("a key must be a text", keyAt);
      }
    }
    return new YamlNode.Mapping(List.copyOf(entries), at);
  }

  private void invalid(String message, int at) {
    problems.add(source.problem(ErrorCode.INVALID_PROJECT, message, at));
  }

  private int offset(Mark mark) {
    int points = Math.min(mark.getIndex(), yaml.codePointCount(0, yaml.length()));
    return base + yaml.offsetByCodePoints(0, points);
  }

  private static ScalarKind kind(Tag tag) {
    if (tag.equals(Tag.NULL)) {
      return ScalarKind.NOTHING;
    }
    if (tag.equals(Tag.BOOL)) {
      return ScalarKind.BOOLEAN;
    }
    return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? ScalarKind.NUMBER : ScalarKind.TEXT;
  }
}
