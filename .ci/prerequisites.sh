# What ./run and ./test need from the machine; sourced by them and by ./bench.

say() { printf '%s\n' "$*" >&2; }

need_dotnet() {
    # Asked inside the repository, dotnet also checks the version that global.json pins.
    if ! command -v dotnet > /dev/null || ! dotnet --version > /dev/null 2>&1; then
        say "The .NET SDK 10.0 is needed and was not found."
        say "Debian and Ubuntu: apt-get install dotnet-sdk-10.0; macOS: brew install dotnet-sdk; others: https://dotnet.microsoft.com/download/dotnet/10.0"
        exit 1
    fi
    export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
}

# The places where the service itself looks. (Bash 3.2, which macOS has, knows no mapfile.)
postgres_directories() {
    if [[ -n "${PostgresBin:-}" ]]; then
        printf '%s\n' "$PostgresBin"
    else
        printf '%s\n' "${PATH//:/$'\n'}" /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin
    fi
}

has_postgres() {
    local directory version
    while IFS= read -r directory; do
        [[ -x "$directory/initdb" && -x "$directory/pg_ctl" && -x "$directory/postgres" ]] || continue
        version="$("$directory/postgres" --version 2> /dev/null)" || continue
        if [[ "$version" =~ \(PostgreSQL\)\ ([0-9]+) ]] && ((BASH_REMATCH[1] >= 15)); then
            return 0
        fi
    done < <(postgres_directories)
    return 1
}

need_postgres() {
    has_postgres && return
    if [[ "$(id -u)" == 0 ]] && command -v apt-get > /dev/null; then
        say "PostgreSQL's server programs are missing; installing them with apt-get."
        install_postgres >&2 || say "apt-get could not install them."
        has_postgres && return
    fi
    say "PostgreSQL 15 or newer is needed: its programs initdb, pg_ctl and postgres (no running server) were not found."
    say "Debian and Ubuntu: apt-get install postgresql; Fedora: dnf install postgresql-server; macOS: brew install postgresql@17."
    say "If they are somewhere else, set PostgresBin to their directory; to use a server that you run, set ConnectionStrings__Register."
    exit 1
}

install_postgres() {
    export DEBIAN_FRONTEND=noninteractive
    local setting=/etc/postgresql-common/createcluster.d/riskregister.conf result=0
    apt-get update && apt-get install --yes --no-install-recommends postgresql-common || return
    # The package would make and start a cluster of its own, which nobody asked for.
    mkdir -p "${setting%/*}"
    echo 'create_main_cluster = false' > "$setting"
    apt-get install --yes --no-install-recommends postgresql || result=$?
    rm -f "$setting"
    return "$result"
}

# Compiles ahead of time, so that the first requests need not wait for that; where the compiler cannot be had, they wait. The compiler is of
# this machine's kind, which the lock files do not name: they are held first, and the publication has one of its own.
publish_service() {
    local folder="$1" publish=(dotnet publish src/RiskRegister.Api --configuration Release --verbosity minimal -nologo)
    say "  fetching what it is made of …"
    dotnet restore src/RiskRegister.Api --locked-mode --verbosity quiet >&2
    say "  compiling, project by project …"
    "${publish[@]}" --output "$folder" --use-current-runtime --self-contained false -p:PublishReadyToRun=true \
        -p:RestoreLockedMode=false -p:NuGetLockFilePath=obj/publication.lock.json >&2 && return
    say "It could not be compiled ahead of time; it will be while it runs."
    "${publish[@]}" --output "$folder" >&2
}

# The walks of README and its pages.
want_curl() {
    command -v curl > /dev/null || install_debian curl
}

# The linter of the OpenAPI document runs on Node.js, and axe-core comes by npm; without npm the tests say so, and fail in continuous integration.
want_npm() {
    command -v npm > /dev/null || install_debian nodejs npm
}

# PDF is printed by Chromium, in which axe-core runs too, and read back with Poppler; without them tests are skipped, and fail in continuous
# integration.
want_chromium() {
    { command -v chromium || command -v chromium-browser || command -v google-chrome; } > /dev/null || install_debian chromium fonts-liberation
    command -v pdfinfo > /dev/null || install_debian poppler-utils
}

# Owners fill workbooks in with LibreOffice; without it these tests are skipped, and fail in continuous integration.
want_libreoffice() {
    command -v soffice > /dev/null || install_debian libreoffice-calc-nogui
}

# Alerts are tested by Prometheus' own tool; without it these tests are skipped, and fail in continuous integration.
want_promtool() {
    command -v promtool > /dev/null || install_debian prometheus
}

# Install scripts are refused: axe-core needs none.
want_axe() {
    [[ -e tests/accessibility/node_modules/axe-core/axe.min.js ]] && return
    command -v npm > /dev/null || return 0
    npm ci --prefix tests/accessibility --ignore-scripts --no-audit --no-fund --loglevel=error >&2 || say "npm could not fetch axe-core."
}

# The load of the benchmarks.
need_wrk() {
    command -v wrk > /dev/null || install_debian wrk
    command -v wrk > /dev/null && return
    say "wrk is needed for the benchmarks. Debian and Ubuntu: apt-get install wrk; macOS: brew install wrk."
    exit 1
}

install_debian() {
    if [[ "$(id -u)" == 0 ]] && command -v apt-get > /dev/null; then
        say "$1 is missing; installing it with apt-get."
        { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@"; } >&2 || say "apt-get could not install it."
    fi
}
