#!/usr/bin/env bash
# Makes the dossier that `./dev pictures` draws: the invented company on a working day in November,
# with lines still to match. Everything goes in through comptoir-cli, as it would for anybody.
#
#   COMPTOIR_BIN   folder of comptoir-cli (required)
#   $1             the dossier to make; an older one is replaced
set -euo pipefail

samples="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)"
cli="${COMPTOIR_BIN:?name the folder of comptoir-cli}/comptoir-cli"
ledger="$1"
work="$(dirname "$ledger")"
mkdir -p "$work"
export COMPTOIR_NOW=2026-11-03T09:12:00Z
rm -f "$ledger"*

comptoir() { "$cli" --ledger "$ledger" --user claire --lang fr "$@" </dev/null >/dev/null; }
list() { "$cli" --ledger "$ledger" "$@" --json </dev/null | tr '{' '\n'; } # one object a line
values() { grep -oE "\"$1\":[0-9]+" | cut -d: -f2; }

# journal;day;party;name;piece;net in cents;VAT in cents;account;days to pay
bills() {
    cat <<'END'
AC;20260914;FLYRE001;Lyreco France;2609-AC-000398;31500;6300;606400;30
AC;20260918;FORAN001;Orange Business;FA-2026-0287;4991;999;626000;15
AC;20260925;FMENU001;Menuiserie Lefèvre;2026/112;53333;10667;604000;30
AC;20261001;FAARO001;Aaro SAS;F59289482;15832;3167;606300;30
AC;20261003;FORAN001;Orange Business;FA-2026-0312;4991;999;626000;15
AC;20261005;FMANU001;Manutan;INV0004471;100000;20000;606300;30
AC;20261008;FLYRE001;Lyreco France;2610-AC-000412;100000;20000;606400;30
AC;20261009;FMENU001;Menuiserie Lefèvre;2026/118;53333;10667;604000;30
AC;20261012;FEDFE001;EDF Entreprises;10152734419;28240;5648;606100;15
AC;20261014;FTRAN001;Transports Vaillant;TV-26-1047;41250;8250;624100;30
AC;20261015;FASSU001;Assurances du Midi;Q-88120-4;62000;0;616000;15
AC;20261019;FPAPE001;Papeterie Duval;FD-2026-341;7000;1400;606400;30
AC;20261021;FIMPR001;Imprimerie Leroux;2026-377;98000;19600;623100;30
AC;20261026;FTRAN001;Transports Vaillant;TV-26-1102;38500;7700;624100;30
VE;20260917;CDURA001;Durand Bâtiment;FAC2026-00098;165000;33000;706000;30
VE;20260922;CCLIN001;Clinique du Parc;FAC2026-00101;90000;18000;706000;30
VE;20261005;CDURA001;Durand Bâtiment;FAC2026-00118;175833;35167;706000;30
VE;20261007;CDURA001;Durand Bâtiment;FAC2026-00121;183333;36667;706000;30
VE;20261009;CCLIN001;Clinique du Parc;FAC2026-00124;165000;33000;706000;30
VE;20261012;CMART001;Martin SARL;FAC2026-00127;200000;40000;706000;30
VE;20261016;CBERN001;Bernard et Fils;FAC2026-00130;150000;30000;706000;30
VE;20261016;CBERN001;Bernard et Fils;FAC2026-00131;150000;30000;706000;30
VE;20261020;CVIGN001;Vignobles Castel;FAC2026-00135;412500;82500;706000;45
VE;20261028;CMAIR001;Mairie de Givors;FAC2026-00139;88000;17600;706000;30
END
}

# day;cents from the holder's side;label;continuation;name of the other side
operations() { # MONTH
    case "$1" in
    9) cat <<'END'
2026-09-22;198000;VIR SEPA DURAND BATIMENT;FAC2026-00098;DURAND BATIMENT
2026-09-24;-37800;PRLV SEPA LYRECO FRANCE;2609-AC-000398;LYRECO FRANCE
2026-09-28;-5990;PRLV SEPA ORANGE BUSINESS;FA-2026-0287;ORANGE BUSINESS
2026-09-30;-2400;FRAIS DE TENUE DE COMPTE;;
END
        ;;
    11) cat <<'END'
2026-11-02;-31500;PRLV SEPA LYRECO FRANCE;2610-AC-000412;LYRECO FRANCE
2026-11-02;105600;VIR MAIRIE DE GIVORS;FAC2026-00139;MAIRIE DE GIVORS
2026-11-03;-46200;VIR SEPA TRANSPORTS VAILLANT;TV-26-1102;TRANSPORTS VAILLANT
END
        ;;
    44) operations 10 | tail -5 ;; # downloaded by hand before the month's statement came
    # Announced during the day: a card hold, what is booked since, a cheque nobody presented.
    52) cat <<'END'
2026-10-13;-31200;CHEQUE 4412090;;
2026-10-29;-49500;VIR SEPA TRANSPORTS VAILLANT;TV-26-1047;TRANSPORTS VAILLANT
2026-11-03;-8450;CARTE STATION DE L AUTOROUTE A7;;
2026-11-03;-46200;VIR SEPA TRANSPORTS VAILLANT;TV-26-1102;TRANSPORTS VAILLANT
2026-11-03;64000;VIR SEPA VIGNOBLES CASTEL;FAC2026-00135 ACOMPTE 2;VIGNOBLES CASTEL
END
        ;;
    54) cat <<'END'
2026-11-04;-17500;PRLV SEPA PAPETERIE DUVAL;FD-2026-352;PAPETERIE DUVAL
2026-11-04;36000;VIR MARTIN SARL;FAC2026-00142;MARTIN SARL
END
        ;;
    10) cat <<'END'
2026-10-05;108000;VIR SEPA CLINIQUE DU PARC;REGLEMENT FAC2026-00101;CLINIQUE DU PARC
2026-10-07;-64000;CHEQUE 4412087;;
2026-10-12;-18999;VIR SEPA AARO F59289482;AARO SAS;AARO SAS
2026-10-12;81200;REMISE CB CONTRAT 4412;VENTES DU 10 OCTOBRE;
2026-10-13;-5990;PRLV SEPA ORANGE BUSINESS;FA-2026-0312;ORANGE BUSINESS
2026-10-13;-120000;VIR SEPA 402118834;;
2026-10-14;431000;VIR DURAND BATIMENT FAC2026-00118 FAC2026-00121;;DURAND BATIMENT
2026-10-15;-2400;FRAIS DE TENUE DE COMPTE;;
2026-10-15;-291400;PRLV SEPA URSSAF RHONE ALPES;COTISATIONS T3;URSSAF RHONE ALPES
2026-10-16;-8400;CB SNCF 4471 15/10;;
2026-10-16;194400;VIR SEPA CLINIQUE DU PARC;SOLDE FAC2026-00124 MOINS AVOIR;CLINIQUE DU PARC
2026-10-19;-33888;PRLV SEPA EDF ENTREPRISES;10152734419;EDF
2026-10-21;240000;VIR MARTIN SARL;FAC2026-00127;MARTIN SARL
2026-10-22;180000;VIR SEPA BERNARD ET FILS;REGLEMENT OCTOBRE;BERNARD ET FILS
2026-10-23;-62000;PRLV ASSURANCES DU MIDI;Q-88120-4;ASSURANCES DU MIDI
2026-10-27;-8400;CARTE PAPETERIE DUVAL LYON;;
2026-10-29;-49500;VIR SEPA TRANSPORTS VAILLANT;TV-26-1047;TRANSPORTS VAILLANT
2026-10-30;200000;VIR VIGNOBLES CASTEL ACOMPTE;FAC2026-00135;VIGNOBLES CASTEL
2026-10-30;-1280;COMMISSION MOUVEMENT;;
END
        ;;
    esac
}

fec() {
    printf 'JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise\n'
    {
        printf 'AN;20260101;;;AN2026;1143210;0;512100;0\n'
        bills
    } | awk -F';' '
        function amount(cents) { return sprintf("%d,%02d", cents / 100, cents % 100) }
        function row(account, name, party, party_name, debit, credit) {
            printf "%s\t%s\t%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t\t\t%s\t\t\n", $1, journal, NR, $2,
                account, name, party, party_name, $5, $2, label, amount(debit), amount(credit), $2
        }
        $1 == "AN" {
            journal = "À-nouveaux"; label = "Report à nouveau"
            row("512100", "Banque de l’Exemple", "", "", $6, 0); row("101300", "Capital", "", "", 0, $6)
        }
        $1 == "AC" {
            journal = "Achats"; label = "Facture " $4
            row($8, "Charges " $8, "", "", $6, 0)
            if ($7 > 0) row("445660", "TVA déductible", "", "", $7, 0)
            row("401000", "Fournisseurs", $3, $4, 0, $6 + $7)
        }
        $1 == "VE" {
            journal = "Ventes"; label = "Facture " $4
            row("411000", "Clients", $3, $4, $6 + $7, 0)
            row($8, "Prestations de services", "", "", 0, $6); row("445710", "TVA collectée", "", "", 0, $7)
        }'
    # A cheque written on 5 October, which the bank pays two days later.
    printf 'BQ\tBanque\t26\t20261005\t401000\tFournisseurs\tFMENU001\tMenuiserie Lefèvre\t4412087\t20261005\tChèque 4412087\t640,00\t0,00\t\t\t20261005\t\t\n'
    printf 'BQ\tBanque\t26\t20261005\t512100\tBanque de l’Exemple\t\t\t4412087\t20261005\tChèque 4412087\t0,00\t640,00\t\t\t20261005\t\t\n'
}

statement() { # MONTH LAST_DAY OPENING_CENTS: a CAMT.053
    operations "$1" | awk -F';' -v month="$1" -v last="$2" -v opening="$3" '
        function amount(cents) { cents = cents < 0 ? -cents : cents; return sprintf("%d.%02d", cents / 100, cents % 100) }
        function side(cents) { return cents < 0 ? "DBIT" : "CRDT" }
        function balance(code, cents, day) {
            return "<Bal><Tp><CdOrPrtry><Cd>" code "</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">" amount(cents) \
                "</Amt><CdtDbtInd>" side(cents) "</CdtDbtInd><Dt><Dt>" day "</Dt></Dt></Bal>\n"
        }
        function family(label) {
            return label ~ /^PRLV/ ? "RDDT" : label ~ /^(CB|CARTE|REMISE)/ ? "CCRD" : label ~ /^CHEQUE/ ? "ICHQ" \
                : label ~ /^(FRAIS|COMMISSION)/ ? "MDOP" : "ICDT"
        }
        function sub_family(label) { return family(label) == "MDOP" ? "CHRG" : "OTHR" }
        {
            sum += $2
            party = $2 < 0 ? "Cdtr" : "Dbtr"
            entries = entries "<Ntry><Amt Ccy=\"EUR\">" amount($2) "</Amt><CdtDbtInd>" side($2) "</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>" \
                "<BookgDt><Dt>" $1 "</Dt></BookgDt><ValDt><Dt>" $1 "</Dt></ValDt><AcctSvcrRef>" month "-" NR "</AcctSvcrRef>" \
                "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>" family($3) "</Cd><SubFmlyCd>" sub_family($3) "</SubFmlyCd></Fmly></Domn></BkTxCd>" \
                "<NtryDtls><TxDtls>" ($5 == "" ? "" : "<RltdPties><" party "><Pty><Nm>" $5 "</Nm></Pty></" party "></RltdPties>") \
                ($4 == "" ? "" : "<RmtInf><Ustrd>" $4 "</Ustrd></RmtInf>") "</TxDtls></NtryDtls><AddtlNtryInf>" $3 "</AddtlNtryInf></Ntry>\n"
        }
        END {
            first = "2026-" sprintf("%02d", month) "-01"
            printf "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>"
            printf "<GrpHdr><MsgId>R%d</MsgId><CreDtTm>%sT06:00:00</CreDtTm></GrpHdr>\n<Stmt><Id>2026-%02d</Id><ElctrncSeqNb>%d</ElctrncSeqNb>", month, last, month, month
            printf "<FrToDt><FrDtTm>%sT00:00:00</FrDtTm><ToDtTm>%sT23:59:59</ToDtTm></FrToDt><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id><Ccy>EUR</Ccy></Acct>\n", first, last
            printf "%s%s%s</Stmt></BkToCstmrStmt></Document>\n", balance("OPBD", opening, first), balance("CLBD", opening + sum, last), entries
        }'
}

# The same operations as an intraday report (52) or a booking advice (54): no balances.
announcement() { # 52|54
    local name=AcctRpt tag=Rpt
    [ "$1" = 52 ] || { name=DbtCdtNtfctn; tag=Ntfctn; }
    statement "$1" 2026-11-03 0 | sed -e '/^<Bal>/d' -e "s/camt.053/camt.0$1/; s/BkToCstmrStmt/BkToCstmr$name/g" \
        -e "s/<Stmt>/<$tag>/; s/<\/Stmt>/<\/$tag>/; s/<FrToDt>.*<\/FrToDt>//" -e '/CARTE/s/BOOK/PDNG/'
}

# The references that the bank gave them stay the same in every file.
last_days() {
    statement 44 2026-10-31 "$1" | sed -e 's/>44-1</>10-15</; s/>44-2</>10-16</; s/>44-3</>10-17</' \
        -e 's/>44-4</>10-18</; s/>44-5</>10-19</; s/2026-44-01/2026-10-27/'
}

sum_of() { operations "$1" | awk -F';' '{ sum += $2 } END { print sum }'; }

fec >"$work/123456782FEC20261231.txt"
statement 9 2026-09-30 1143210 >"$work/releve-2026-09.xml"
statement 10 2026-10-31 $((1143210 + $(sum_of 9))) >"$work/releve-2026-10.xml"

# What waits to be imported: a statement with news, one imported already, one of an account that no
# journal follows, a ZIP, a bank nobody knew, and a damaged file.
waiting="$work/a-importer"
rm -rf "$waiting"
mkdir -p "$waiting"
october=$((1143210 + $(sum_of 9)))
statement 11 2026-11-03 $((october + $(sum_of 10))) >"$waiting/releve-2026-11.xml"
statement 10 2026-10-31 "$october" >"$waiting/releve-2026-10.xml"
statement 10 2026-10-31 500000 | sed 's/FR7630006000011234567890189/FR7616958000010000420011886/' >"$work/livret-2026-10.xml"
last_days $((october + $(sum_of 10) - $(sum_of 44))) >"$work/derniers-jours-2026-10.xml"
announcement 52 >"$work/jour-2026-11-03.xml"
announcement 54 >"$work/avis-2026-11-04.xml"
printf '%%PDF-1.4\n%%%%EOF\n' >"$work/conditions.pdf"
(cd "$work" && python3 -m zipfile -c "$waiting/livret.zip" livret-2026-10.xml avis-2026-11-04.xml conditions.pdf)
cp "$samples"/a-importer/* "$waiting"

# The pictures show these two folders: their names must not be those of one machine.
shown="${TMPDIR:-/tmp}/comptoir"
rm -rf "$shown"
mkdir -p "$shown"

# What the bank put into the folder of the journal meanwhile.
folder="$shown/banque"
mkdir -p "$folder"
cp "$waiting/releve-2026-11.xml" "$folder"
cp "$samples/a-importer/releve-2026-11-abime.cfonb" "$folder"

# A firm's clients, and one file with the accounts of all of them.
clients="Boulangerie Martin|Cabinet Lambert|Garage Perrin|Menuiserie Lefèvre|Vignobles Castel"
rib() { # NUMBER: an invented RIB, its check digits and IBAN
    python3 - "$1" <<'END'
import sys
number = "%011d" % int(sys.argv[1])
bank, branch = 30006, 1
key = 97 - (89 * bank + 15 * branch + 3 * int(number)) % 97
digits = "%05d%05d%s%02d" % (bank, branch, number, key)
print("FR%02d%s" % (98 - int(digits + "152700") % 97, digits))
END
}
statement_of() { # NUMBER MONTH LAST_DAY OPENING_CENTS
    statement "$2" "$3" "$4" | sed "s/FR7630006000011234567890189/$(rib "$1")/"
}
firm="$shown/clients"
intake="$work/cabinet"
rm -rf "$work/clients" "$intake"
mkdir -p "$firm" "$intake/2026-11"
ln -s "$firm" "$work/clients"
(
    ifs="$IFS"
    IFS='|'
    set -- $clients
    IFS="$ifs"
    number=0
    for client in "$@"; do
        number=$((number + 1))
        ledger="$firm/$(printf 'client-%02d' "$number").comptoir"
        comptoir new --company "$client" --siren 123456782 --chart pcg --from 2026-01-01 --to 2026-12-31
        comptoir journal add BQ --iban "$(rib "$((4400000 + number))")" --account 512100
        account=$((4400000 + number))
        opening=$((250000 + 61300 * number))
        statement_of "$account" 9 2026-09-30 "$opening" >"$work/client.xml"
        comptoir import "$work/client.xml"
        opening=$((opening + $(sum_of 9)))
        # Of the third one October is missing: the grid shows the gap.
        if [[ $number != 3 ]]; then
            statement_of "$account" 10 2026-10-31 "$opening" >"$work/client.xml"
            comptoir import "$work/client.xml"
        fi
        statement_of "$account" 11 2026-11-03 "$((opening + $(sum_of 10)))" >"$intake/2026-11/compte-$number.xml"
    done
    statement_of 4400009 11 2026-11-03 90000 >"$intake/2026-11/compte-9.xml"
    statement_of 4400017 11 2026-11-03 1250000 >"$intake/2026-11/compte-17.xml"
)
(cd "$intake/2026-11" && python3 -m zipfile -c "$intake/cabinet-2026-11.zip" ./*.xml)
rm -r "$intake/2026-11"

comptoir new --company "Atelier Exemple SAS" --siren 123456782 --chart pcg --from 2026-01-01 --to 2026-12-31
comptoir books import "$work/123456782FEC20261231.txt" 2>/dev/null
comptoir journal add BQ --iban FR7630006000011234567890189 --account 512100 --name "Banque de l’Exemple"
comptoir party set FLYRE001 --iban FR7616958000010000420011886
comptoir party set FIMPR001 --iban FR7630004008120001007731059
comptoir party set FTRAN001 --iban FR7614707000200003192091215
comptoir import "$work/releve-2026-09.xml"
comptoir reconcile --apply
comptoir match "$(list lines --state open | values line)" --account 627000=-24.00
comptoir template add FRAIS --label "Frais bancaires" --account 627000 --reference "FRAIS DE TENUE"
comptoir template add URSSAF --label "Cotisations sociales" --account 431000 --reference "PRLV SEPA URSSAF"
comptoir template add EMPRUNT --label "Échéance d’emprunt" --account 164000=80% --account 661000=rest --reference "ECHEANCE PRET"
comptoir import "$work/releve-2026-10.xml"
comptoir import "$work/derniers-jours-2026-10.xml"
comptoir import "$work/jour-2026-11-03.xml"
comptoir inbox add "$samples/facture-lumiere-pro.xml" "$samples/facture-aaro.pdf" --box purchase
comptoir invoice review 1
comptoir invoice approve 1
comptoir invoice book 1 --account 606300
comptoir payment add 1
for piece in 2610-AC-000412 2026-377 TV-26-1102; do
    comptoir payment add --item "$(list open-items | grep -F "\"piece\":\"$piece\"" | values id)"
done
comptoir journal set BQ --format camt053 --folder "$folder" --match on
comptoir payment export 3 4 --journal BQ --output "$work/virements.xml"
