#!/usr/bin/env bash
# Gives the window tests a screen of their own (Xvfb), a window manager that drags need (openbox), and a session bus;
# then runs every *.test.mjs. The desktop binary must have been built: `make test-window` does all of it.
set -eu
cd "$(dirname "$0")"

for tool in Xvfb openbox xdotool WebKitWebDriver dbus-run-session; do
  command -v $tool >/dev/null || { echo "$tool is missing: run \`make test-window\`, which installs it." >&2; exit 1; }
done

home=$(mktemp -d)
exec 3>"$home/display"
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 2>/dev/null &
xvfb=$!
trap 'kill $xvfb 2>/dev/null; wait $xvfb 2>/dev/null; rm -rf "$home"' EXIT
until [ -s "$home/display" ]; do read -rt 0.1 <> <(:) || :; done

export DISPLAY=:$(cat "$home/display")
export HOME=$home XDG_CONFIG_HOME=$home/.config XDG_DATA_HOME=$home/.local/share XDG_CACHE_HOME=$home/.cache
export GTK_USE_PORTAL=0 NO_AT_BRIDGE=1 LIBGL_ALWAYS_SOFTWARE=1 LC_ALL=C.UTF-8
unset WAYLAND_DISPLAY

dbus-run-session -- bash -c 'openbox & node --test --test-concurrency=1 "$@"' tests "${@:-.}"
