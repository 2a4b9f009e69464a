#include "context.h"

#include "check_digits.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/rules.h"
#include "name_check.h"
#include "number_reading.h"
#include "party_beside_number.h"
#include "past_decisions.h"

#include <algorithm>
#include <numeric>

namespace comptoir::reconcile {

namespace {

constexpr std::int64_t k_lines_per_report = 4096;
constexpr std::size_t k_unlinked_scanned_max = 256;
const std::vector<std::uint32_t> k_no_items;

HitKind kind_of(const ItemReference& reference) {
    if (reference.in_label)
        return HitKind::InLabel;
    return reference.is_payment_order ? HitKind::PaymentOrder : HitKind::Reference;
}

// What stands in the label of an entry counts for the party the line knows, for no other.
void set_foreign_labels_apart(const std::vector<ItemState>& items, LineReading& reading) {
    const auto is_own = [&](const NumberHit& hit) {
        return hit.kind != HitKind::InLabel || reading.agrees(items[hit.item].party);
    };
    const auto foreign = std::stable_partition(reading.hits.begin(), reading.hits.end(), is_own);
    reading.elsewhere.assign(std::make_move_iterator(foreign),
                             std::make_move_iterator(reading.hits.end()));
    reading.hits.erase(foreign, reading.hits.end());
}

// A third party a person set is whose line it is, whatever the bank wrote.
void read_party_by_hand(std::uint32_t party, LineReading& reading) {
    reading.parties = reading.named = {party};
    reading.of_iban.clear();
    reading.by_hand = reading.by_name = true;
    reading.by_reference = reading.by_iban = reading.name_against_iban = false;
}

// Past decisions say whose a line is that names nobody we know; never against one it names.
void read_learned_party(const PartyIndex& parties, LineReading& reading) {
    if (!reading.learned || reading.learned->to != LearnedTo::Party || !reading.named.empty() ||
        !reading.of_iban.empty())
        return;
    const std::uint32_t party = parties.find(reading.learned->code);
    if (party == k_no_party)
        return;
    reading.parties = {party};
    reading.by_learning = true;
}

} // namespace

Context::Context(const std::vector<LineFacts>& lines_in, const Books& books_in,
                 const ProposeOptions& options_in, const Work& work_in, std::size_t booked_legs)
    : lines(lines_in), books(books_in), options(options_in), work(work_in),
      parties(books_in.parties), own_name(words_spelled_in(books_in.company)),
      first_booked_leg(lines_in.size() - booked_legs) {
    order.resize(lines.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tuple(line(a).booked_on, lines[a].id) <
               std::tuple(line(b).booked_on, lines[b].id);
    });
    readings.resize(lines.size());
    proposals.resize(lines.size());
    progress.resize(lines.size(), Progress::Undecided);
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
        proposals[i].line = lines[i].id;
        proposals[i].difference = line(i).amount;
        if (is_booked_leg(i))
            progress[i] = Progress::Final;
    }
    for (const BankJournalFacts& journal : books.journals)
        m_days_by_journal[journal.code] = journal.days_tolerance;
    index_items();
    index_entries();
    index_series();
    read_lines();
}

void Context::index_items() {
    items.reserve(books.items.size());
    for (const ledger::OpenItem& item : books.items) {
        ItemState state;
        state.item = &item;
        state.remaining = item.open.minor();
        state.party = parties.find(item.party);
        state.key = key_of(item.piece);
        state.strength = key_strength(state.key);
        // "RF58FA26050519" is the reference of invoice FA26050519, which payers write as well.
        if (structured_reference(state.key) == ReferenceKind::Creditor) {
            state.payload = state.key.substr(k_creditor_head);
            state.label_keys.push_back(state.payload);
        }
        items.push_back(std::move(state));
    }
    std::sort(items.begin(), items.end(),
              [](const ItemState& a, const ItemState& b) { return a.item->id < b.item->id; });
    m_items_by_party.resize(parties.size());
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        if (items[i].party != k_no_party && items[i].is_invoice())
            m_items_by_party[items[i].party].push_back(i);
    }
    index_amounts();
}

void Context::index_entries() {
    entry_used.assign(books.entries.size(), 0);
    for (std::uint32_t i = 0; i < books.entries.size(); ++i) {
        const EntryCandidate& entry = books.entries[i];
        const std::uint32_t party = parties.find(entry.party);
        if (party != k_no_party)
            m_entries_by_party[{entry.bank_journal, entry.amount.minor(), party}].push_back(i);
    }
    for (auto& [key, same] : m_entries_by_party) {
        std::sort(same.begin(), same.end(), [&](std::uint32_t a, std::uint32_t b) {
            return std::tie(books.entries[a].date, books.entries[a].row) <
                   std::tie(books.entries[b].date, books.entries[b].row);
        });
    }
}

void Context::read_lines() {
    NumberIndex keys;
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        if (items[i].strength == KeyStrength::Useless || !items[i].is_invoice())
            continue;
        const KeyOwner owner{i, HitKind::Piece, items[i].strength, nullptr, &items[i].item->piece};
        keys.add(items[i].key, owner);
        keys.add_worn(items[i].item->piece, owner);
        const KeyStrength strength = key_strength(items[i].payload);
        if (strength != KeyStrength::Useless)
            keys.add(items[i].payload, {i, HitKind::Reference, strength, &items[i].payload});
    }
    for (const ItemReference& reference : books.references) {
        const auto at = std::lower_bound(
            items.begin(), items.end(), reference.item,
            [](const ItemState& item, ledger::RowId id) { return item.item->id < id; });
        if (at == items.end() || at->item->id != reference.item)
            continue;
        std::string key = key_of(reference.text);
        KeyStrength strength = key_strength(key);
        if (strength == KeyStrength::Useless || key == at->key ||
            (reference.in_label && !at->is_invoice()))
            continue;
        // Digits alone in a label may as well be those of a contract.
        if (reference.in_label && text::all_digits(key))
            strength = KeyStrength::Short;
        const KeyOwner owner{static_cast<std::uint32_t>(at - items.begin()), kind_of(reference),
                             strength, &reference.text};
        keys.add(key, owner);
        if (reference.in_label) {
            keys.add_worn(reference.text, owner);
            at->label_keys.push_back(std::move(key));
        }
    }
    std::unordered_map<std::string, bool> own_ibans;
    for (const BankJournalFacts& journal : books.journals) {
        if (!journal.iban.empty())
            own_ibans[journal.iban] = true;
    }
    static const std::vector<Learned> k_nothing;
    const PastDecisions past(options.use_learned ? books.learned : k_nothing);
    std::int64_t done = 0;
    for (const std::uint32_t index : order) {
        if (stopped())
            return;
        const auto own_words = words(index);
        LineReading& reading = readings[index];
        read_numbers(line(index), *own_words, keys, reading);
        read_parties(line(index), *own_words, parties, reading);
        const std::uint32_t set = parties.find(lines[index].party_by_hand);
        if (set != k_no_party)
            read_party_by_hand(set, reading);
        else if (!past.empty())
            reading.learned = past.of(line(index));
        read_learned_party(parties, reading);
        read_party_beside_number(*this, index, reading);
        set_foreign_labels_apart(items, reading);
        if (!own_ibans.empty())
            reading.own_account = own_ibans.contains(other_account(line(index)));
        if (reading.parties.size() == 1)
            proposals[index].party = parties.facts(reading.parties.front()).code;
        if (++done % k_lines_per_report == 0)
            work.tell(done, static_cast<std::int64_t>(lines.size()));
    }
}

std::shared_ptr<const std::vector<Word>> Context::words(std::uint32_t index) const {
    if (!m_words || m_line_of_words != index) {
        m_words = std::make_shared<const std::vector<Word>>(words_of(line(index)));
        m_line_of_words = index;
    }
    return m_words;
}

std::vector<std::uint32_t> Context::open_lines() const {
    std::vector<std::uint32_t> open;
    for (const std::uint32_t index : order) {
        if (progress[index] != Progress::Final && minor(index) != 0)
            open.push_back(index);
    }
    return open;
}

int Context::days_of(const std::string& journal) const {
    if (options.days)
        return *options.days;
    const auto found = m_days_by_journal.find(journal);
    return found == m_days_by_journal.end() ? k_default_days : found->second;
}

const std::vector<std::uint32_t>& Context::items_of_party(std::uint32_t party) const {
    return party == k_no_party ? k_no_items : m_items_by_party[party];
}

const std::vector<std::uint32_t>& Context::items_of_amount(std::uint32_t party,
                                                           std::int64_t amount_minor) const {
    const auto found = m_items_by_amount.find({party, amount_minor});
    return found == m_items_by_amount.end() ? k_no_items : found->second;
}

void Context::index_amounts() {
    m_items_by_amount.clear();
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        if (items[i].party != k_no_party && items[i].is_invoice() && items[i].remaining != 0)
            m_items_by_amount[{items[i].party, items[i].remaining}].push_back(i);
    }
    for (auto& [key, same] : m_items_by_amount) {
        std::sort(same.begin(), same.end(), [&](std::uint32_t a, std::uint32_t b) {
            return settles_before(*items[a].item, *items[b].item);
        });
    }
}

void Context::index_series() {
    for (const ItemState& item : items) {
        if (item.is_invoice() && ledger::is_customer_account(books.chart, item.item->account))
            m_our_series.add(item.key);
    }
    for (const PastPiece& piece : books.past_pieces) {
        if (piece.is_ours)
            m_our_series.add(key_of(piece.piece));
        if (const std::uint32_t party = parties.find(piece.party); party != k_no_party)
            m_past_by_party[party].push_back(&piece);
    }
}

const Series& Context::series_of(std::uint32_t party) {
    const auto [place, inserted] = m_series_by_party.try_emplace(party);
    Series& series = place->second;
    if (!inserted)
        return series;
    bool is_customer = false;
    for (const std::uint32_t index : items_of_party(party)) {
        series.add(items[index].key);
        for (const std::string& key : items[index].label_keys)
            series.add(key);
        is_customer =
            is_customer || ledger::is_customer_account(books.chart, items[index].item->account);
    }
    if (const auto past = m_past_by_party.find(party); past != m_past_by_party.end()) {
        for (const PastPiece* piece : past->second) {
            series.add(key_of(piece->piece));
            is_customer = is_customer || piece->is_ours;
        }
    }
    if (is_customer)
        series.add(m_our_series);
    return series;
}

const EntryCandidate* Context::unlinked_entry(std::uint32_t line_index, std::uint32_t party,
                                              int days) const {
    if (party == k_no_party)
        return nullptr;
    const auto found =
        m_entries_by_party.find({lines[line_index].journal, minor(line_index), party});
    if (found == m_entries_by_party.end())
        return nullptr;
    const Date day = line(line_index).booked_on;
    const auto first =
        std::partition_point(found->second.begin(), found->second.end(), [&](std::uint32_t index) {
            return books.entries[index].date < day.plus_days(-days);
        });
    const EntryCandidate* best = nullptr;
    std::size_t scanned = 0;
    for (auto at = first; at != found->second.end() && scanned < k_unlinked_scanned_max;
         ++at, ++scanned) {
        const EntryCandidate& entry = books.entries[*at];
        if (entry.date > day.plus_days(days))
            break;
        if (entry_used[*at] || entry.amount.currency() != line(line_index).amount.currency())
            continue;
        if (!best || std::abs(entry.date - day) < std::abs(best->date - day))
            best = &entry;
    }
    return best;
}

bool plausible_day(const bank::StatementLine& line, const ledger::OpenItem& item) {
    return item.booked_on - line.booked_on <= k_days_before_invoice;
}

bool settles_before(const ledger::OpenItem& a, const ledger::OpenItem& b) {
    return std::tie(a.due_on, a.booked_on, a.id) < std::tie(b.due_on, b.booked_on, b.id);
}

} // namespace comptoir::reconcile
