# Sourced by the launchers: tornado_home prints the folder of TornadoVM's SDK, or nothing.

tornado_home() {
  local candidate
  for candidate in \
    "${TORNADOVM_HOME:-}" \
    "$HOME/.sdkman/candidates/tornadovm/current" \
    /opt/tornadovm; do
    if [ -n "$candidate" ] && [ -r "$candidate/tornado-argfile" ]; then
      echo "$candidate"
      return 0
    fi
  done
}
