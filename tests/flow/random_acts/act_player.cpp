#include "act_player.h"

#include "comptoir/app/templates.h"

#include <algorithm>
#include <cctype>
#include <random>
#include <stdexcept>

namespace comptoir::test {

namespace {

constexpr const char* k_parties[] = {"FAARO", "FORANGE", "CDURAND", "CCLINIQUE"};

reconcile::StoredTemplate template_of(const std::string& code, const std::string& account,
                                      const std::string& reference) {
    reconcile::StoredTemplate made;
    made.code = code;
    made.label = "Modèle " + code;
    made.reference = reference;
    made.rows = {{account, "", {reconcile::ShareKind::Rest, 0}, std::nullopt}};
    return made;
}

std::string join(std::vector<std::string> texts) {
    std::sort(texts.begin(), texts.end());
    std::string joined;
    for (const std::string& text : texts)
        joined += text + "\n";
    return joined;
}

bool is_made_by_a_match(const ledger::Entry& entry) {
    return entry.origin == ledger::EntryOrigin::Match ||
           entry.origin == ledger::EntryOrigin::Reversal;
}

// Codes are never given twice, so that they say when something was lettered: what counts is which
// rows are together, and whether their letter is whole.
class Groups {
public:
    std::string name(const ledger::EntryRow& row) {
        if (row.letter.empty())
            return "-";
        const auto [place, is_new] = m_names.emplace(
            row.account + "|" + row.party + "|" + row.letter, std::to_string(m_names.size()));
        const bool part = std::islower(static_cast<unsigned char>(row.letter.front())) != 0;
        return place->second + (part ? " part" : " whole");
    }

private:
    std::map<std::string, std::string> m_names;
};

} // namespace

ActPlayer::ActPlayer(std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const auto pick = [&](std::uint64_t below) {
        return static_cast<std::int64_t>(random() % below);
    };
    for (std::size_t i = 0; i < k_invoices; ++i) {
        const std::int64_t cents = 5000 + pick(5) * 1000;
        m_invoices.push_back(m_books.invoice(k_parties[i % 4], "P" + std::to_string(100 + i),
                                             i % 4 < 2 ? -cents : cents,
                                             october(1 + static_cast<int>(pick(9)))));
    }
    for (std::size_t i = 0; i < k_bank_entries; ++i)
        m_entries.push_back(m_books.bank_entry(-(5000 + static_cast<std::int64_t>(i) * 1000),
                                               october(11), "ENTRY " + std::to_string(i), "401000",
                                               k_parties[i % 2]));
    for (const ledger::EntryId entry : m_entries)
        m_party_rows.push_back(m_books.entry(entry).rows.front().id);
    make_templates();
    std::vector<LineSpec> specs;
    for (std::size_t i = 0; i + k_bank_entries < k_first_lines; ++i) {
        const std::int64_t cents = 1000 + pick(9) * 1000;
        const std::string words = i % 6 == 0 ? "COTISATION " : i % 6 == 1 ? "LOYER " : "VIR ";
        specs.push_back({pick(3) == 0 ? cents : -cents, october(12 + static_cast<int>(pick(10))),
                         words + std::to_string(i)});
    }
    for (std::size_t i = 0; i < k_bank_entries; ++i)
        specs.push_back({-(5000 + static_cast<std::int64_t>(i) * 1000), october(11),
                         "MOVEMENT " + std::to_string(i)});
    m_first_lines = m_books.lines(specs);
    if (seed % 2 == 1)
        m_books.validate();
}

void ActPlayer::make_templates() {
    for (const auto& made :
         {template_of("FRAIS", "627000", "COTISATION"), template_of("LOYER", "613200", "LOYER")})
        value_of(m_books.dossier.write<app::TemplateSaved>(
            [&](app::Writer& writer) { return app::save_template(writer, made); }));
}

bank::LineId ActPlayer::line(const LineRef& ref) const {
    if (ref.import < 0)
        return m_first_lines[ref.place];
    const auto found = m_done.find(ref.import);
    return found == m_done.end() ? bank::LineId{} : found->second.lines[ref.place];
}

std::vector<bank::LineId> ActPlayer::lines(const Act& act) const {
    std::vector<bank::LineId> ids;
    for (const LineRef& ref : act.lines)
        ids.push_back(line(ref));
    return ids;
}

app::LineRow ActPlayer::row_of(app::Reader& reader, bank::LineId id) {
    app::LineRow found;
    const Result<void> done = app::for_each_line(reader, {.after = id.value() - 1, .limit = 1},
                                                 [&](const app::LineRow& row) {
                                                     found = row;
                                                     return false;
                                                 });
    if (!done)
        throw std::runtime_error("lines cannot be read");
    return found;
}

std::string ActPlayer::play(const Act& act) {
    Done done;
    done.lines = lines(act);
    const Result<bool> result =
        m_books.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
            CT_TRY(perform(writer, act, done));
            return true;
        });
    if (result)
        m_done[act.number] = std::move(done);
    return refusal_of(result);
}

std::string ActPlayer::take_back(const Act& act) {
    return refusal_of(m_books.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        CT_TRY(reverse(writer, act, m_done.at(act.number)));
        return true;
    }));
}

bool ActPlayer::has_movements(const std::map<int, Act>& standing) {
    return std::any_of(standing.begin(), standing.end(),
                       [&](const auto& each) { return !m_done[each.first].movements.empty(); });
}

std::string ActPlayer::state() {
    std::string text = join_balances();
    text += join_lines(); // before the matches, which name the lines
    text += join_entries();
    return text + join_matches();
}

std::string ActPlayer::join_balances() {
    std::vector<std::string> texts;
    for (const ledger::Balance& balance :
         value_of(m_books.dossier.read<std::vector<ledger::Balance>>(
             [](app::Reader& reader) { return app::trial_balance(reader, {}); }))) {
        // Reversals leave movements behind; what must come back is the balance.
        const Money net = balance.debit - balance.credit;
        if (!net.is_zero())
            texts.push_back("balance " + balance.account + " " + balance.party + " " +
                            net.to_decimal());
    }
    for (const ledger::OpenItem& item : m_books.open_items())
        texts.push_back("open " + item.piece + " " + item.party + " " + item.open.to_decimal() +
                        " of " + item.amount.to_decimal());
    return join(texts);
}

std::string ActPlayer::join_lines() {
    std::vector<std::string> texts;
    m_labels.clear();
    value_of(m_books.dossier.read<bool>([&](app::Reader& reader) -> Result<bool> {
        CT_TRY(app::for_each_line(reader, {.limit = 1'000'000}, [&](const app::LineRow& row) {
            m_labels[row.id.value()] = row.line.label;
            texts.push_back("line " + row.line.label + " " + row.line.amount.to_decimal() + " " +
                            std::string(to_text(row.state)) + " note=" + row.note + " why=" +
                            row.reason + " invoice=" + row.invoice_piece + " party=" + row.party +
                            "/" + row.party_by + " template=" + row.template_code + "/" +
                            row.template_by + " " + std::string(to_text(row.line.nature)) +
                            (row.pairing != 0 ? " paired" : "") + (row.match ? " matched" : ""));
            return true;
        }));
        return true;
    }));
    return join(texts);
}

std::string ActPlayer::join_entries() {
    std::vector<ledger::Entry> list;
    for (ledger::Entry& entry : m_books.entries())
        if (!is_made_by_a_match(entry))
            list.push_back(std::move(entry));
    const auto key = [](const ledger::Entry& entry) {
        std::string text = entry.label + " " + entry.piece;
        for (const ledger::EntryRow& row : entry.rows)
            text += " " + row.account + " " + row.party + " " + row.amount.to_decimal();
        return text;
    };
    std::stable_sort(list.begin(), list.end(),
                     [&](const auto& a, const auto& b) { return key(a) < key(b); });
    Groups groups;
    std::string text;
    for (const ledger::Entry& entry : list) {
        text += "entry " + key(entry) +
                (entry.state == ledger::EntryState::Draft ? " draft" : " validated");
        for (const ledger::EntryRow& row : entry.rows)
            text += " [" + groups.name(row) + (row.pointed ? " pointed" : "") + "]";
        text += "\n";
    }
    return text;
}

std::string ActPlayer::join_matches() {
    std::vector<std::string> texts;
    const auto words = [&](const std::vector<bank::LineId>& ids) {
        std::vector<std::string> labels;
        for (const bank::LineId id : ids)
            labels.push_back(m_labels[id.value()]);
        std::sort(labels.begin(), labels.end());
        std::string text;
        for (const std::string& label : labels)
            text += " " + label;
        return text;
    };
    for (const app::MatchRow& row : value_of(m_books.dossier.read<std::vector<app::MatchRow>>(
             [](app::Reader& reader) { return app::list_matches(reader, {.limit = 1'000'000}); })))
        texts.push_back("match " + row.kind + " " + row.pointed_on.to_iso() + words(row.lines) +
                        " of " + std::to_string(row.entries.size()));
    for (const app::PairingRow& row : value_of(m_books.dossier.read<std::vector<app::PairingRow>>(
             [](app::Reader& reader) { return app::list_pairings(reader, std::nullopt); }))) {
        std::vector<std::string> targets;
        for (const app::PairingTarget& target : row.targets)
            targets.push_back(std::string(to_text(target.kind)) + " " + target.piece + " " +
                              target.amount.to_decimal());
        std::sort(targets.begin(), targets.end());
        std::string text = "pair" + words(row.lines) + " with";
        for (const std::string& target : targets)
            text += " " + target;
        texts.push_back(text);
    }
    return join(texts);
}

std::string ActPlayer::ledger() {
    std::string text;
    for (const ledger::Entry& entry : m_books.entries()) {
        text += std::to_string(entry.id.value()) + " " + entry.journal + " " + entry.number + " " +
                entry.date.to_iso() + " " + entry.piece + " " + entry.label;
        for (const ledger::EntryRow& row : entry.rows)
            text += " | " + std::to_string(row.id.value()) + " " + row.account + " " + row.party +
                    " " + row.amount.to_decimal() + " " + row.letter;
        text += "\n";
    }
    return text;
}

} // namespace comptoir::test
