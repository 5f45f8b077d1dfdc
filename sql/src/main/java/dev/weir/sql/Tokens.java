package dev.weir.sql;

import java.util.Arrays;

/// A text cut into tokens, as parallel arrays: kind, place, and for an opening bracket the index of
/// the bracket that closes it. The last token is [Token#END_OF_TEXT]. Comments are kept as places.
final class Tokens {
  final String text;
  short[] kinds;
  int[] starts;
  int[] ends;
  int[] closes;
  int size;
  int[] comments = new int[8];
  int commentCount;

  Tokens(String text) {
    this.text = text;
    int guess = text.length() / 4 + 8;
    kinds = new short[guess];
    starts = new int[guess];
    ends = new int[guess];
    closes = new int[guess];
  }

  void add(int kind, int start, int end) {
    if (size == kinds.length) {
      int more = size * 2;
      kinds = Arrays.copyOf(kinds, more);
      starts = Arrays.copyOf(starts, more);
      ends = Arrays.copyOf(ends, more);
      closes = Arrays.copyOf(closes, more);
    }
    kinds[size] = (short) kind;
    starts[size] = start;
    ends[size] = end;
    size++;
  }

  void addComment(int start, int end) {
    if (commentCount * 2 == comments.length) {
      comments = Arrays.copyOf(comments, comments.length * 2);
    }
    comments[commentCount * 2] = start;
    comments[commentCount * 2 + 1] = end;
    commentCount++;
  }

  /// The text of a token as written.
  String text(int index) {
    return text.substring(starts[index], ends[index]);
  }
}
