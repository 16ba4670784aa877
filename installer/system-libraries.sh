#!/bin/sh
# Qt and Python's venv need a few system libraries that a bare Debian lacks.
# Installs the missing ones where that is possible without asking; otherwise names them and fails.
set -eu

[ "$(uname -s)" = Linux ] || exit 0
PATH="$PATH:/sbin:/usr/sbin"
command -v ldconfig >/dev/null || exit 0

present=$(ldconfig -p)
missing=""
need() { # need PACKAGE LIBRARY
    case $present in
    *"$2 "*) ;;
    *) missing="$missing $1" ;;
    esac
}

need libgl1 libGL.so.1
need libegl1 libEGL.so.1
need libfontconfig1 libfontconfig.so.1
need libglib2.0-0 libglib-2.0.so.0
need libdbus-1-3 libdbus-1.so.3
need libxkbcommon0 libxkbcommon.so.0
need libxkbcommon-x11-0 libxkbcommon-x11.so.0
need libxcb-cursor0 libxcb-cursor.so.0
need libxcb-icccm4 libxcb-icccm.so.4
need libxcb-image0 libxcb-image.so.0
need libxcb-keysyms1 libxcb-keysyms.so.1
need libxcb-render-util0 libxcb-render-util.so.0
need libxcb-shape0 libxcb-shape.so.0
need libwayland-cursor0 libwayland-cursor.so.0
need libwayland-egl1 libwayland-egl.so.1
"${PYTHON:-python3}" -c 'import ensurepip, venv' 2>/dev/null || missing="$missing python3-venv"

[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null; then
    echo "IPDesk needs these system libraries (Debian names):$missing" >&2
    exit 0
fi

give_up() {
    echo "IPDesk needs system packages that are missing. Install them as root, then run make again:" >&2
    echo "    apt-get install --no-install-recommends$missing" >&2
    exit 1
}

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || give_up
    as_root="sudo"
fi
echo "Installing system packages:$missing"
$as_root apt-get update -qq || give_up
# shellcheck disable=SC2086 -- a list of package names
$as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends $missing >/dev/null || give_up
