#!/bin/sh
# The main job in a terminal, as `make demo` runs it: clip the sample page, mark two passages, tag, file, export.
#
#   tests/demo.sh [FOLDER]      FOLDER keeps the library and the dossier; otherwise a new temporary one
#   CUTTINGS=path               the program; otherwise target/release/cuttings, or target/debug/cuttings
#
# Stops at the first step that fails, and says which.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
sample=$root/tests/fixtures/sample/the-open-courier-2020-08-11.txt
dossier="Russia–Belarus integration 2020"
step="start"
trap '[ "$step" = done ] || echo "demo: failed at this step: $step" >&2' EXIT

for program in "${CUTTINGS:-}" "$root/target/release/cuttings" "$root/target/debug/cuttings"; do
    [ -n "$program" ] && [ -x "$program" ] && break
done
step="find the program (cargo build --release --workspace --bin cuttings makes it)"
[ -x "$program" ]

folder=${1:-$(mktemp -d "${TMPDIR:-/tmp}/cuttings-demo.XXXXXX")}
mkdir -p "$folder"
run() { "$program" --library "$folder/library" "$@"; }
# The value of a text field in a line of JSON.
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }

echo "The library is $folder/library"
echo

step="clip the sample page"
clip=$(run --json clip "$sample" --tag Belarus --dossier "$dossier" | field id)
[ -n "$clip" ]
run list

step="mark a passage with a note"
run annotate "$clip" --colour claim --tag integration --note "The Kremlin's own words: the offer and its price." \
    --quote "to deepen cooperation within the Union State and to build up the processes of integration"

step="mark a second passage with a note"
run annotate "$clip" --colour fact --tag oil --note "The sum is Minsk's; look for Moscow's." \
    --quote "Russia cut the subsidy that fed the Belarusian refineries"

step="note and tag the clip"
run note "$clip" "A good beginning: telegram, oil, mercenaries, all on one day."
run tag "$clip" --add Russia --add "Union State"

step="introduce the dossier"
run dossier intro "$dossier" "How Moscow and Minsk talked about becoming one, in the summer of the disputed election."
run dossier comment "$dossier" "$clip" "The first report after the vote."

step="find the clip again by a word of its text"
[ "$(run --json search telegram | field id)" = "$clip" ]

step="export the dossier"
file=$(run export "$dossier" --to "$folder")
[ -s "$file" ]
grep -q "deepen cooperation within the Union State" "$file"

step="check the library"
run doctor >"$folder/doctor.txt"

step="done"
echo
echo "The dossier is $file"
echo "It begins:"
echo
sed -n '1,60p' "$file"
