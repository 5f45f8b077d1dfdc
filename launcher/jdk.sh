# Finds a JDK of at least $JDK_WANTED and sets `jdk` to its folder. Sourced by `weir` and `.ci/run`.

JDK_WANTED=25

# Whether $1 is the folder of a whole JDK that is new enough. Reads its `release` file and starts nothing.
is_wanted_jdk() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r release_line; do
    case $release_line in
    JAVA_VERSION=*)
      major=${release_line#JAVA_VERSION=}
      major=${major#\"}
      major=${major%%[!0-9]*}
      [ "${major:-0}" -ge "$JDK_WANTED" ]
      return
      ;;
    esac
  done <"$1/release"
  return 1
}

# JAVA_HOME comes first, then the usual folders, then the `java` on the path.
find_jdk() {
  for jdk in "${JAVA_HOME:-}" \
    /usr/lib/jvm/* /opt/* /usr/local/lib/jvm/* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.jdks/*/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if is_wanted_jdk "$jdk"; then
      return 0
    fi
  done
  jdk=$(command -v java) && jdk=$(readlink -f "$jdk" 2>/dev/null) && jdk=${jdk%/bin/java} && is_wanted_jdk "$jdk"
}
