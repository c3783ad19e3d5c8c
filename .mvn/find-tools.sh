# Sourced by mvnw. Finds what the build needs on a machine where nothing was prepared:
#   JAVA_HOME  a JDK 25 (the machine's default java may be older)
#   MAVEN_ARGS gains -Dvaadin.node.folder=… when the Node.js on the path is older than Vaadin needs
# Plain POSIX sh, no output unless something is missing.

portal_jdk_release=25
portal_node_release=24

portal_is_jdk() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] &&
    grep -q "^JAVA_VERSION=\"$portal_jdk_release[.\"]" "$1/release"
}

portal_find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && portal_is_jdk "$JAVA_HOME"; then return 0; fi
  portal_javac=$(command -v javac || true)
  if [ -n "$portal_javac" ]; then
    portal_javac=$(readlink -f "$portal_javac" 2>/dev/null || printf %s "$portal_javac")
    portal_candidate=${portal_javac%/bin/javac}
    if portal_is_jdk "$portal_candidate"; then JAVA_HOME=$portal_candidate && export JAVA_HOME && return 0; fi
  fi
  set +f # the search below needs file name patterns
  for portal_candidate in /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if portal_is_jdk "$portal_candidate"; then
      set -f
      JAVA_HOME=$portal_candidate
      export JAVA_HOME
      return 0
    fi
  done
  set -f
  echo "This project needs a JDK $portal_jdk_release and found none in JAVA_HOME, on the path or in the usual folders: install one (for example Temurin $portal_jdk_release) or set JAVA_HOME to it." >&2
  exit 1
}

portal_node_major() {
  "$1" --version 2>/dev/null | sed -n 's/^v\([0-9]*\)\..*/\1/p'
}

# Vaadin's front-end build needs a newer Node.js than many machines have. It is taken from the npm registry, once per
# user. Where there is no npm either, Vaadin's own download is left to try.
portal_find_node() {
  case "${MAVEN_ARGS-} $*" in *vaadin.node.folder*) return 0 ;; esac
  portal_major=$(portal_node_major node || true)
  if [ "${portal_major:-0}" -ge "$portal_node_release" ]; then return 0; fi
  portal_node_home="${XDG_CACHE_HOME:-$HOME/.cache}/pingliang-sharing/node-$portal_node_release"
  if [ ! -x "$portal_node_home/bin/node" ]; then
    command -v npm >/dev/null 2>&1 || return 0
    echo "Node.js $portal_node_release is not on the path: fetching it from the npm registry, once." >&2
    portal_new="$portal_node_home.new.$$"
    mkdir -p "$portal_new/bin" "$portal_new/lib/node_modules"
    if npm install --silent --no-audit --no-fund --no-save --prefix "$portal_new/fetched" \
      "node@$portal_node_release" npm@11 >&2; then
      cp -L "$portal_new/fetched/node_modules/node/bin/node" "$portal_new/bin/node"
      mv "$portal_new/fetched/node_modules/npm" "$portal_new/lib/node_modules/npm"
      rm -rf "$portal_new/fetched" "$portal_node_home"
      mv "$portal_new" "$portal_node_home"
    else
      rm -rf "$portal_new"
      echo "Node.js $portal_node_release could not be had from the npm registry: install Node.js $portal_node_release or newer and run this again." >&2
      exit 1
    fi
  fi
  MAVEN_ARGS="${MAVEN_ARGS-} -Dvaadin.node.folder=$portal_node_home/bin"
  export MAVEN_ARGS
}

portal_find_jdk
portal_find_node "$@"
