#!/usr/bin/env bash
# Walks Comptoir's main job on an invented company, from an FEC to a reconciled bank account and a
# payment file, without a window. Run by ./dev demo; stops at the first step that fails.
#
#   COMPTOIR_BIN   folder of the programs (required)
#   COMPTOIR_DEMO  folder to work in; its files are replaced (default: build/demo)
set -euo pipefail

samples="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)"
bin="${COMPTOIR_BIN:?name the folder of comptoir-cli and comptoir-sandbox}"
work="${COMPTOIR_DEMO:-$samples/../../build/demo}"
mkdir -p "$work"
chmod 700 "$work" # credentials are written here
work="$(cd "$work" && pwd)"
ledger="$work/atelier-exemple.comptoir"
iban=FR7630006000011234567890189
online_iban=FR7616958000010000402177757

# The demo happens on one morning, so that it prints the same on any day.
export COMPTOIR_NOW=2026-03-02T08:00:00Z
export COMPTOIR_VAULT_PASSPHRASE="for the demo alone"
export XDG_RUNTIME_DIR="${XDG_RUNTIME_DIR:-$work}" # Qt, which draws the PDF, asks for it
umask 077

rm -f "$ledger"* "$work"/virements.xml "$work"/etat-de-rapprochement.pdf "$work"/sandbox.* "$work"/credentials.json
cd "$work"

# Speaks French where the session does.
case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
fr*) language=fr ;;
*) language=en ;;
esac
in_words() { [ "$language" = fr ] && printf '%s' "$2" || printf '%s' "$1"; }

step=0
say() { # ENGLISH FRENCH
    step=$((step + 1))
    printf '\n\033[1m%2d. %s\033[0m\n' "$step" "$(in_words "$1" "$2")"
}
comptoir() { "$bin/comptoir-cli" --ledger "$ledger" --lang "$language" "$@" </dev/null; }
show() { # prints the command, then runs it
    local shown="comptoir-cli" word
    for word in "$@"; do
        case "$word" in
        *[[:space:]]*) shown+=" \"$word\"" ;;
        /*) shown+=" ${word##*/}" ;;
        *) shown+=" $word" ;;
        esac
    done
    printf '   $ %s\n' "$shown"
    comptoir "$@" 2>&1 | sed 's/^/   /'
}
refused() { # like show, for what a rule must refuse: exit 1
    local code=0
    show "$@" || code=$?
    expect "$(in_words "the exit code of a refusal" "le code de sortie d'un refus")" 1 "$code"
}
values() { # KEY: every value of that key in the JSON on stdin, one a line
    tr -d '\n' | grep -oE "\"$1\"[[:space:]]*:[[:space:]]*(\"[^\"]*\"|[^],}\"]*)" |
        sed -E 's/^[^:]*:[[:space:]]*//; s/^"//; s/"$//; s/[[:space:]]*$//'
}
expect() { # WHAT WANTED GIVEN: the demo checks what it claims
    [ "$2" = "$3" ] || {
        printf '\ndemo: %s should be %s and is %s\n' "$1" "$2" "$3" >&2
        exit 1
    }
}

start_sandbox() { # sets sandbox_url
    "$bin/comptoir-sandbox" --scenario "$samples/banque-en-ligne.json" >"$work/sandbox.out" 2>"$work/sandbox.log" &
    sandbox=$!
    trap 'kill "$sandbox" 2>/dev/null || true' EXIT
    local tries
    for tries in $(seq 100); do
        sandbox_url="$(grep -oE 'http://[0-9.]+:[0-9]+' "$work/sandbox.out" | head -n 1 || true)"
        [ -z "$sandbox_url" ] || return 0
        kill -0 "$sandbox" 2>/dev/null || break
        sleep 0.1
    done
    cat "$work/sandbox.log" >&2
    return 1
}

say "A new dossier for an invented company" \
    "Un dossier neuf pour une société inventée"
show new --company "Atelier Exemple SAS" --siren 123456782 --chart pcg --from 2026-01-01 --to 2026-12-31

say "Its books of January come from another product, as an FEC" \
    "Ses écritures de janvier arrivent d'un autre logiciel, par un FEC"
show books import "$samples/123456782FEC20261231.txt"

say "Its bank account, and two statements: CAMT.053, then CFONB 120" \
    "Son compte bancaire, et deux relevés : CAMT.053, puis CFONB 120"
show journal add BQ --iban "$iban" --account 512100 --name "Banque de l'Exemple"
show import "$samples/releve-2026-01.xml"
show import "$samples/releve-2026-02.cfonb"
printf '   %s\n' "$(in_words "The first one again, by mistake:" "Le premier encore une fois, par erreur :")"
show import "$samples/releve-2026-01.xml"
expect "new lines of a file imported twice" 0 \
    "$(comptoir import "$samples/releve-2026-01.xml" --json | values lines_new | sort -u)"

say "A second account through a bank's API: the sandbox bank answers on loopback as the provider documents" \
    "Un second compte par l'API d'une banque : la banque d'essai répond sur cette machine comme le documente le prestataire"
start_sandbox
printf '{"login":"atelier-exemple-7","secret_key":"a-key-of-the-sandbox"}\n' >"$work/credentials.json"
show journal add QO --iban "$online_iban" --account 512200 --name "Compte en ligne"
show connection add qonto --base-url "$sandbox_url" --credentials "$work/credentials.json" --journal QO --from 2026-02-01
show sync --once
show feed statement --journal QO --until 2026-02-28
kill "$sandbox" 2>/dev/null || true

say "What belongs together: proposals, then what has one answer only" \
    "Ce qui va ensemble : les propositions, puis ce qui n'a qu'une réponse"
show reconcile
show reconcile --apply

say "What no invoice explains is booked by hand: bank fees and a train ticket" \
    "Ce qu'aucune facture n'explique se comptabilise à la main : des frais bancaires et un billet de train"
comptoir lines --state open --json >sandbox.lines
paste -d' ' <(values line <sandbox.lines) <(values amount <sandbox.lines) | while read -r line amount; do
    [ -n "$line" ] || continue
    case "$amount" in
    -23.90) show match "$line" --account "625100=$amount" ;;
    *) show match "$line" --account "627000=$amount" ;;
    esac
done

say "An e-invoice arrives, is reviewed, approved and booked" \
    "Une facture électronique arrive, est contrôlée, approuvée et comptabilisée"
show inbox add "$samples/facture-lumiere-pro.xml" --box purchase
invoice="$(comptoir invoice list --json | values id | tail -n 1)"
show invoice review "$invoice"
show invoice approve "$invoice"
show invoice book "$invoice" --account 606300

say "It is paid by a SEPA file, once a person has confirmed the supplier's new IBAN" \
    "Elle est payée par un fichier SEPA, dès qu'une personne a confirmé le nouvel IBAN du fournisseur"
party="$(comptoir invoice show "$invoice" --json | values party | head -n 1)"
show payment add "$invoice"
refused payment export --format pain.001.001.09 --journal BQ --output "$work/virements.xml"
show party set "$party" --iban FR7630006000020000000100726
show payment export --format pain.001.001.09 --journal BQ --output "$work/virements.xml"

say "The état de rapprochement: books against bank" \
    "L'état de rapprochement : les livres face à la banque"
show report reconciliation --journal BQ --at 2026-02-28 --pdf "$work/etat-de-rapprochement.pdf"
expect "the difference" 0.00 \
    "$(comptoir report reconciliation --journal BQ --at 2026-02-28 --json | values difference)"

say "January is booked for good, and everything is checked" \
    "Janvier est validé pour de bon, et tout est vérifié"
show entries validate --until 2026-01-31
show check

if [ "$language" = fr ]; then
    cat <<END

Terminé. Dans $work :
  atelier-exemple.comptoir      le dossier (son coffre est à côté)
  virements.xml                 l'ordre de virement SEPA
  etat-de-rapprochement.pdf     les livres face à la banque au 28 février 2026

Pour regarder : ./dev gui build/demo/atelier-exemple.comptoir
END
else
    cat <<END

Done. In $work:
  atelier-exemple.comptoir      the dossier (with its vault beside it)
  virements.xml                 the SEPA credit transfer order
  etat-de-rapprochement.pdf     books against bank on 28 February 2026

Look around: ./dev gui build/demo/atelier-exemple.comptoir
END
fi
