# Sourced by the launchers: find_java VERSION prints a java of that version or newer.

java_version() {
  "$1" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = //p'
}

find_java() {
  local wanted=$1 candidate version
  for candidate in \
    "${JAVA_HOME:+$JAVA_HOME/bin/java}" \
    "$(command -v java || true)" \
    /usr/lib/jvm/*/bin/java \
    "$HOME"/.sdkman/candidates/java/*/bin/java \
    "$HOME"/.jdks/*/bin/java \
    /opt/*jdk*/bin/java \
    /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java; do
    [ -x "$candidate" ] || continue
    # The release file tells without starting a JVM, which a link to the command would need.
    local real release
    real=$(readlink -f "$candidate" || echo "$candidate")
    release="${real%/bin/java}/release"
    if [ -r "$release" ]; then
      version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$release")
    else
      version=$(java_version "$candidate")
    fi
    if [ "${version%%.*}" -ge "$wanted" ] 2>/dev/null; then
      echo "$candidate"
      return 0
    fi
  done
  echo "qat: JDK $wanted or newer is needed and none was found: install one or set JAVA_HOME" >&2
  return 1
}
