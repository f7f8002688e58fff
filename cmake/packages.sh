# shellcheck shell=bash
# For ./start and ./test: which Debian packages are missing, and how to install them. Sourced by bash.

# The names in the given list files that are not installed, on one line.
missing_packages() {
    local name status
    sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$@" | sort -u | while read -r name; do
        status=$(dpkg-query -W -f='${Status}' "$name" 2>/dev/null || true)
        [ "$status" = "install ok installed" ] || printf '%s ' "$name"
    done
}

# Installs the given packages, as root or with sudo. Its output goes to the file named first and is
# shown only when something went wrong.
install_packages() {
    local log=$1 as_root=()
    shift
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || return 3
        as_root=(sudo)
        sudo true || return 3
    fi
    if ! { "${as_root[@]}" apt-get update &&
           "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } \
            </dev/null >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        return 1
    fi
}
