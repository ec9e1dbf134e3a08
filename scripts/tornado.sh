# Sourced by the launchers: tornado_home prints the folder of TornadoVM's SDK, or nothing, and fails
# where TORNADOVM_HOME names none; keep_signal_handlers JAVA readies the environment of a java with TornadoVM.

tornado_home() {
  local candidate
  if [ -n "${TORNADOVM_HOME:-}" ] && [ ! -r "$TORNADOVM_HOME/tornado-argfile" ]; then
    echo "${0##*/}: TORNADOVM_HOME is no TornadoVM SDK: no $TORNADOVM_HOME/tornado-argfile;" \
      "set it to the SDK's folder, or unset it" >&2
    return 1
  fi
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

# PoCL would take the JVM's handlers of signals, and end it now and then; a library of the JDK that
# is loaded first keeps them.
keep_signal_handlers() {
  local library
  library="$(dirname "$(dirname "$(readlink -f "$1")")")/lib/libjsig.so"
  if [ -r "$library" ]; then
    export LD_PRELOAD="$library${LD_PRELOAD:+:$LD_PRELOAD}"
  fi
}
