#include "act_player.h"

#include "comptoir/app/report_reviews.h"
#include "comptoir/storage/database.h"
#include "comptoir/storage/repositories/ledger_repository.h"

#include <algorithm>
#include <cctype>
#include <random>
#include <stdexcept>

namespace comptoir::test {

namespace {

constexpr std::size_t k_dues = 2;
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

// A line without a reference gives its entry "REL19-66", the numbers of its statement and its own,
// which a replay without the acts taken back gives anew.
std::string without_numbers(const std::string& piece) {
    const bool is_of_a_line = piece.starts_with("REL") && piece.find('-') != std::string::npos &&
                              piece.find_first_not_of("0123456789-", 3) == std::string::npos;
    return is_of_a_line ? std::string("REL") : piece;
}

} // namespace

ActPlayer::ActPlayer(std::uint64_t seed) {
    value_of(m_books.dossier.write<bool>([](app::Writer& writer) -> Result<bool> {
        for (const char* number : {"445640", "445740", "445660", "445710"})
            storage::insert_account(writer.database(), {number, "TVA"});
        return true;
    }));
    std::mt19937_64 random(seed);
    const auto pick = [&](std::uint64_t below) {
        return static_cast<std::int64_t>(random() % below);
    };
    for (std::size_t i = 0; i + k_dues < k_invoices; ++i) {
        const std::int64_t cents = 5000 + pick(5) * 1000;
        m_invoices.push_back(invoice(k_parties[i % 4], "P" + std::to_string(100 + i),
                                     i % 4 < 2 ? -cents : cents,
                                     october(1 + static_cast<int>(pick(9))), i % 3 == 0));
    }
    make_dues(october(5));
    for (std::size_t i = 0; i < k_bank_entries; ++i)
        m_entries.push_back(m_books.bank_entry(-(5000 + static_cast<std::int64_t>(i) * 1000),
                                               october(11), "ENTRY " + std::to_string(i), "401000",
                                               k_parties[i % 2]));
    m_party_rows.resize(k_bank_entries);
    m_bank_rows.resize(k_bank_entries);
    for (std::size_t i = 0; i < k_bank_entries; ++i)
        know_entry(i, m_entries[i], m_books.entry(m_entries[i]));
    make_templates();
    make_user();
    make_taken_over();
    make_documents();
    make_payees();
    std::vector<LineSpec> specs;
    for (std::size_t i = 0; i + k_bank_entries < k_first_lines; ++i) {
        const std::int64_t cents = 1000 + pick(9) * 1000;
        if (i >= k_first_transfer && i < k_first_transfer + k_transfers) {
            const std::int64_t moved = 20000 + static_cast<std::int64_t>(i) * 1000;
            specs.push_back({-moved, october(12 + static_cast<int>(i)),
                             "VIREMENT INTERNE " + std::to_string(i)});
            continue;
        }
        const std::string words = i % 6 == 0 ? "COTISATION " : i % 6 == 1 ? "LOYER " : "VIR ";
        specs.push_back({pick(3) == 0 ? cents : -cents, october(12 + static_cast<int>(pick(10))),
                         words + std::to_string(i)});
    }
    for (std::size_t i = 0; i < k_bank_entries; ++i)
        specs.push_back({-(5000 + static_cast<std::int64_t>(i) * 1000), october(11),
                         "MOVEMENT " + std::to_string(i)});
    for (const LineSpec& spec : specs)
        m_cents.push_back(spec.cents);
    m_first_lines = m_books.lines(specs, k_opening_cents);
    make_other_banks();
    if (seed % 2 == 1)
        m_books.validate();
}

// A third of the invoices keeps its VAT waiting for the payment.
ledger::RowId ActPlayer::invoice(const std::string& party, const std::string& piece,
                                 std::int64_t cents, Date day, bool vat_waits) {
    if (!vat_waits)
        return m_books.invoice(party, piece, cents, day);
    const std::int64_t vat = cents / 6;
    ledger::Entry entry;
    entry.journal = cents < 0 ? "AC" : "VE";
    entry.date = day;
    entry.piece_date = day;
    entry.piece = piece;
    entry.label = party + " " + piece;
    for (const auto& [account, minor] : {std::pair(cents < 0 ? "401000" : "411000", cents),
                                         std::pair(cents < 0 ? "606100" : "706000", vat - cents),
                                         std::pair(cents < 0 ? "445640" : "445740", -vat)}) {
        ledger::EntryRow row;
        row.account = account;
        row.amount = eur(minor);
        entry.rows.push_back(std::move(row));
    }
    entry.rows.front().party = party;
    const ledger::EntryId id = value_of(m_books.dossier.write<ledger::EntryId>(
        [&](app::Writer& writer) { return app::post_draft(writer, entry); }));
    return m_books.entry(id).rows.front().id;
}

// One invoice, due on two days.
void ActPlayer::make_dues(Date day) {
    ledger::Entry entry;
    entry.journal = "AC";
    entry.date = day;
    entry.piece_date = day;
    entry.piece = "DUES";
    entry.label = "FAARO DUES";
    for (const int due : {20, 30}) {
        ledger::EntryRow row;
        row.account = "401000";
        row.party = "FAARO";
        row.amount = eur(-3000);
        row.due_on = october(due);
        entry.rows.push_back(std::move(row));
    }
    ledger::EntryRow cost;
    cost.account = "606100";
    cost.amount = eur(6000);
    entry.rows.push_back(std::move(cost));
    const ledger::EntryId id = value_of(m_books.dossier.write<ledger::EntryId>(
        [&](app::Writer& writer) { return app::post_draft(writer, entry); }));
    const ledger::Entry posted = m_books.entry(id);
    for (std::size_t i = 0; i < k_dues; ++i)
        m_invoices.push_back(posted.rows[i].id);
}

void ActPlayer::make_user() {
    value_of(m_books.dossier.write<bool>([](app::Writer& writer) -> Result<bool> {
        CT_TRY(app::add_user(writer, {.code = "claire", .name = "Claire Lenoir"}));
        CT_TRY(app::add_user(writer, {.code = "jean", .name = "Jean Morel"}));
        return true;
    }));
}

void ActPlayer::know_entry(std::size_t place, ledger::EntryId id, const ledger::Entry& entry) {
    m_entries[place] = id;
    m_party_rows[place] = id ? entry.rows.front().id : ledger::RowId{};
    m_bank_rows[place] = id ? entry.rows.back().id : ledger::RowId{};
}

void ActPlayer::make_templates() {
    for (const auto& made :
         {template_of("FRAIS", "627000", "COTISATION"), template_of("LOYER", "613200", "LOYER")})
        value_of(m_books.dossier.write<app::TemplateSaved>(
            [&](app::Writer& writer) { return app::save_template(writer, made); }));
}

bank::LineId ActPlayer::line(const LineRef& ref) const {
    if (ref.import == k_of_second_bank)
        return m_second_lines[ref.place];
    if (ref.import == k_of_foreign_bank)
        return m_foreign_lines[ref.place];
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
    if (result && act.verb == Verb::Forget)
        ++m_forgets;
    return refusal_of(result);
}

std::string ActPlayer::settle(const Step& step) {
    const Date day = october(step.day);
    return refusal_of(m_books.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        if (step.kind == Step::Kind::Validate)
            CT_TRY(app::validate_entries(writer, std::nullopt));
        else if (step.kind == Step::Kind::SignOff)
            CT_TRY(app::review_report(writer, "BQ", day, "Claire Lenoir"));
        else if (step.kind == Step::Kind::ValidateOne)
            CT_TRY(app::validate_entry(
                writer, m_entries[static_cast<std::size_t>(step.day) % m_entries.size()]));
        else if (step.kind == Step::Kind::CorrectPast)
            CT_TRY(correct_past(writer, step.day % 2 == 0 ? "FRAIS" : "LOYER"));
        else
            CT_TRY(app::close_period(writer, day));
        return true;
    }));
}

std::string ActPlayer::take_back(const Act& act) {
    // What a refused undo learned on its way was rolled back with it.
    const std::map<int, Done> before = {{act.number, m_done[act.number]},
                                        {act.about, m_done[act.about]}};
    const std::string refusal =
        refusal_of(m_books.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
            CT_TRY(reverse(writer, act, m_done.at(act.number)));
            return true;
        }));
    if (!refusal.empty())
        for (const auto& [number, done] : before)
            m_done[number] = done;
    else if (act.verb == Verb::Forget)
        --m_forgets;
    return refusal;
}

bool ActPlayer::has_own_drafts(const std::map<int, Act>& standing) {
    return std::any_of(standing.begin(), standing.end(), [&](const auto& each) {
        const Done& done = m_done[each.first];
        return !done.movements.empty() || done.repair.entry || done.posted;
    });
}

std::string ActPlayer::state() {
    std::string text = join_balances();
    text += join_lines(); // before the matches, which name the lines
    text += join_entries();
    text += join_matches();
    text += join_pointings();
    return text + join_learned() + join_settings() + join_limits() + join_file_lines();
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
        texts.push_back("open " + without_numbers(item.piece) + " " + item.party + " " +
                        item.open.to_decimal() + " of " + item.amount.to_decimal());
    return join(texts);
}

std::string ActPlayer::join_lines() {
    std::vector<std::string> texts;
    m_labels.clear();
    value_of(m_books.dossier.read<bool>([&](app::Reader& reader) -> Result<bool> {
        CT_TRY(app::for_each_line(reader, {.limit = 1'000'000}, [&](const app::LineRow& row) {
            m_labels[row.id.value()] = row.line.label;
            texts.push_back(
                "line " + row.line.label + " " + row.line.amount.to_decimal() + " " +
                std::string(to_text(row.state)) + " note=" + row.note + " why=" + row.reason +
                " invoice=" + without_numbers(row.invoice_piece) + " party=" + row.party + "/" +
                row.party_by + " template=" + row.template_code + "/" + row.template_by + " " +
                std::string(to_text(row.line.nature)) + (row.pairing != 0 ? " paired" : "") +
                (row.match ? " matched" : "") + (row.doubtful ? " doubtful" : "") + " " +
                std::to_string(row.documents) + " documents");
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
        std::string text = entry.label + " " + without_numbers(entry.piece);
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
            targets.push_back(std::string(to_text(target.kind)) + " " +
                              without_numbers(target.piece) + " " + target.amount.to_decimal());
        std::sort(targets.begin(), targets.end());
        std::string text = "pair" + words(row.lines) + " with";
        for (const std::string& target : targets)
            text += " " + target;
        texts.push_back(text);
    }
    return join(texts);
}

std::string ActPlayer::join_pointings() {
    std::vector<std::string> texts;
    value_of(m_books.dossier.read<bool>([&](app::Reader& reader) -> Result<bool> {
        CT_ASSIGN(sessions, app::list_pointings(reader, std::nullopt));
        for (const app::PointingSession& session : sessions) {
            if (session.state == app::PointingState::Erased)
                continue;
            CT_ASSIGN(sheet, app::load_pointing(reader, session.id));
            std::string text = "pointing " + std::string(to_text(session.state)) + " " +
                               session.from.to_iso() + " " + session.to.to_iso() + " " +
                               session.balance.to_decimal() + " to point " +
                               sheet.to_point.to_decimal();
            std::vector<std::string> marks;
            for (const app::PointingEntry& entry : sheet.entries)
                if (entry.pointed_on)
                    marks.push_back(entry.label + " " + entry.amount.to_decimal() + " " +
                                    entry.pointed_on->to_iso());
            texts.push_back(text + "\n" + join(marks));
        }
        return true;
    }));
    return join(texts);
}

std::string ActPlayer::join_learned() {
    std::vector<std::string> texts;
    value_of(m_books.dossier.read<bool>([&](app::Reader& reader) -> Result<bool> {
        CT_ASSIGN(is_on, app::learning_is_on(reader));
        texts.push_back(is_on ? "learning" : "not learning");
        CT_ASSIGN(rows, app::list_learned(reader));
        for (const app::LearnedRow& row : rows)
            texts.push_back("learned " + row.what.key + " " + row.what.code + " " +
                            std::to_string(row.what.agreed) + " " +
                            std::to_string(row.what.against) + (row.active ? "" : " off"));
        return true;
    }));
    return join(texts);
}

std::string ActPlayer::join_settings() {
    std::vector<std::string> texts;
    value_of(m_books.dossier.read<bool>([&](app::Reader& reader) -> Result<bool> {
        CT_ASSIGN(templates, app::list_templates(reader));
        for (std::size_t i = 0; i < templates.size(); ++i) {
            const reconcile::StoredTemplate& one = templates[i].it;
            std::string text = "template " + std::to_string(i) + " " + one.code + " " + one.label +
                               " \"" + one.reference + "\"";
            for (const reconcile::TemplateRow& row : one.rows)
                text += " " + row.account + " " + std::to_string(row.share.value);
            texts.push_back(text);
        }
        CT_ASSIGN(parties, app::list_parties(reader));
        for (const ledger::Party& party : parties)
            texts.push_back("party " + party.code + " \"" + party.statement_reference + "\"");
        CT_ASSIGN(list, app::list_users(reader));
        for (const users::User& user : list.users)
            texts.push_back("user " + user.code + " " + user.role + (user.active ? "" : " off"));
        return true;
    }));
    return join(texts);
}

std::string ActPlayer::check_fault() {
    std::string fault;
    for (const app::CheckResult& check :
         value_of(m_books.dossier.read<std::vector<app::CheckResult>>(
             [](app::Reader& reader) -> Result<std::vector<app::CheckResult>> {
                 return app::check_dossier(reader, {});
             })))
        if (!check.ok)
            fault += check.name + ": " + check.detail + "\n";
    return fault;
}

std::vector<std::string> ActPlayer::events() {
    return value_of(m_books.dossier.read<std::vector<std::string>>(
        [](app::Reader& reader) -> Result<std::vector<std::string>> {
            std::vector<std::string> events;
            auto rows = reader.database().query(
                "SELECT action, object, coalesce(before, ''), coalesce(after, '') FROM event"
                " ORDER BY id");
            while (rows.step())
                events.push_back(rows.text(0) + " " + rows.text(1) + " | " + rows.text(2) + " | " +
                                 rows.text(3));
            return events;
        }));
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
