package dev.weir.run;

import dev.weir.model.ErrorCode;
import dev.weir.model.WeirException;
import java.lang.reflect.InvocationTargetException;

/// Makes sources from the class names that projects state.
public final class ArrowSources {
  private ArrowSources() {}

  /// A new source of that class.
  ///
  /// @throws WeirException with `INVALID_OPTION` when there is no such class, it is no
  ///   [ArrowSource], or it has no public constructor without parameters; with `SOURCE_FAILED` when
  ///   its constructor fails
  public static ArrowSource load(String className) {
    Class<?> found;
    try {
      found = Class.forName(className, true, ArrowSources.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      throw invalid(className, "it is not on the class path (" + e + ")", e);
    }
    if (!ArrowSource.class.isAssignableFrom(found)) {
      throw invalid(className, "it does not implement " + ArrowSource.class.getName(), null);
    }
    try {
      return (ArrowSource) found.getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      throw new WeirException(
          ErrorCode.SOURCE_FAILED, "the constructor of " + className + " failed: " + why, why);
    } catch (ReflectiveOperationException e) {
      throw invalid(
          className, "it must be a public class with a public constructor without parameters", e);
    }
  }

  private static WeirException invalid(
      String className, String why, @org.jspecify.annotations.Nullable Throwable cause) {
    String message = "cannot use the Java source " + className + ": " + why;
    return cause == null
        ? new WeirException(ErrorCode.INVALID_OPTION, message)
        : new WeirException(ErrorCode.INVALID_OPTION, message, cause);
  }
}
