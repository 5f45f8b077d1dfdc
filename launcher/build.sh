# Builds the project for the launcher. Sourced by `weir`, whose variables and functions it uses.

# Builds unless another launcher did in the meantime, and sets `app` to the finished build.
build() {
  command -v mvn >/dev/null 2>&1 ||
    fail 64 "the project must be built first, and Maven is not on the path" \
      "install Maven 3.8 or later, for example: apt install maven, dnf install maven, brew install maven"
  lock
  if is_stale; then
    if [ -n "$app" ]; then
      echo "building weir (its sources changed) …" >&2
    else
      echo "building weir (first run, about a minute) …" >&2
    fi
    package
  fi
  unlock
}

# The jars are copied from Maven's repository, so that a build outlives it, into a folder of their own, so that what
# runs from an earlier build goes on undisturbed. `current` moves last and at once: a launcher that dies before that
# leaves the earlier build in force.
package() {
  : >"$home/started"
  made=$root/cli/target/launcher
  rm -rf "$made/lib"
  (cd "$root" && JAVA_HOME=$jdk mvn -q -B -Dquick -Dlauncher -pl cli -am package) \
    </dev/null >"$home/build.log" 2>&1 || {
    cat "$home/build.log" >&2
    fail 1 "the build failed; its output stands above and in $home/build.log"
  }

  before=$app
  app=app-$(date +%s)-$$
  cp "$made"/weir-cli-*.jar "$made/lib"
  mv "$made/lib" "$home/$app"
  settle_engine
  train

  echo "$app" >"$home/next"
  touch -r "$home/started" "$home/next"
  mv -f "$home/next" "$home/current"

  # The build before stays: processes that run from it may still open its jars.
  for old in "$home"/app-*; do
    case ${old##*/} in
    "$app" | "$before") ;;
    *) rm -rf "$old" ;;
    esac
  done
}

# The engine's jar carries a library for each system, of which every start would unpack 70 MB into the temp folder. Its
# driver also looks beside the jar: there the one for this system goes. If that fails, the jar stays as it came.
settle_engine() {
  case $(uname -s)-$(uname -m) in
  Linux-x86_64) native=linux_amd64 ;;
  Linux-aarch64) native=linux_arm64 ;;
  Darwin-arm64) native=macos_arm64 ;;
  *) return 0 ;;
  esac
  parts=$home/$app/parts
  mkdir "$parts"
  (
    cd "$parts"
    for jar in ../duckdb_jdbc-*.jar; do
      "$jdk/bin/jar" xf "$jar" &&
        mv "libduckdb_java.so_$native" .. &&
        rm -rf libduckdb_java.so_* META-INF/MANIFEST.MF &&
        "$jdk/bin/jar" cf ../engine.jar . &&
        mv ../engine.jar "$jar"
    done
  ) 2>"$home/settle.log" || true
  rm -rf "$parts"
}

# Runs a command once so that the JVM keeps its classes, loaded and linked, in a file that later starts map into
# memory. It is a gain in time and no more: whatever goes wrong here, commands start without it.
train() {
  set_class_path
  course=$home/$app/course
  {
    run_main -Xshare:auto init "$course" && train_on build "$course" || train_on version || true
  } </dev/null >"$home/train.log" 2>&1
  rm -rf "$course" "$course-cache"
}

train_on() {
  run_main "-XX:AOTCacheOutput=$home/$app/weir.aot" "$@"
}

run_main() {
  flag=$1
  shift
  # shellcheck disable=SC2086 # flags are words
  WEIR_CACHE=$course-cache "$jdk/bin/java" $jvm_flags -XX:+UseSerialGC "$flag" -cp "$class_path" dev.weir.cli.Main "$@"
}

# The system frees the lock when the last process that holds it ends: a launcher that is killed leaves none behind,
# and its Maven, which inherits the lock, is waited for. Where there is no `flock`, a folder with its owner's id
# stands in.
lock() {
  { mkdir -p "$home" && [ -w "$home" ]; } 2>/dev/null ||
    fail 64 "the project must be built first, and $home cannot be written" "build it as a user who can: ./weir version"
  if command -v flock >/dev/null 2>&1; then
    exec 9>"$home/lock"
    flock 9
    return
  fi
  until mkdir "$home/lock.d" 2>/dev/null; do
    owner=$(cat "$home/lock.d/owner" 2>/dev/null || true)
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
      rm -rf "$home/lock.d"
    else
      sleep 1
    fi
  done
  echo $$ >"$home/lock.d/owner"
  trap 'rm -rf "$home/lock.d"' EXIT
}

unlock() {
  if [ -d "$home/lock.d" ]; then
    rm -rf "$home/lock.d"
    trap - EXIT
  else
    exec 9>&-
  fi
}
