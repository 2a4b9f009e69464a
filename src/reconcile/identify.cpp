#include "comptoir/reconcile/identify.h"

#include "comptoir/core/iban.h"
#include "comptoir/core/text.h"

#include "line_reading.h"
#include "words.h"

#include <algorithm>
#include <map>
#include <set>

namespace comptoir::reconcile {

namespace {

// The columns of the manuals, the two labels run together among them.
bool is_text_column(Column column) {
    switch (column) {
    case Column::Label:
    case Column::LabelMore:
    case Column::AcrossLabels:
    case Column::Comment:
    case Column::RemittanceReference:
    case Column::OrderingAccount:
        return true;
    case Column::EndToEndId:
    case Column::StructuredReference:
    case Column::CounterpartyName:
        return false;
    }
    return false;
}

} // namespace

std::string_view to_text(FoundBy by) {
    switch (by) {
    case FoundBy::Nothing:
        return "";
    case FoundBy::Invoice:
        return "invoice";
    case FoundBy::Reference:
        return "reference";
    case FoundBy::Hand:
        return "hand";
    }
    return "";
}

struct PartyFinder::Indexes {
    explicit Indexes(const std::vector<PartyFacts>& facts) : parties(facts) {}

    PartyIndex parties;
    std::unordered_map<std::string, std::set<std::string>> parties_by_number;
    std::size_t longest = 0;
    // References that are an account number: numbers of parties, in order.
    std::unordered_map<std::string, std::vector<std::uint32_t>> parties_by_account;

    std::set<std::string> by_number(const std::vector<Word>& words, bool may_be_cut) const;
    std::string by_reference(const std::vector<Word>& words, const std::string& account) const;
};

// A number inside a longer one is not a mention of its own.
std::set<std::string> PartyFinder::Indexes::by_number(const std::vector<Word>& words,
                                                      bool may_be_cut) const {
    struct Hit {
        KeyPlace place;
        const std::set<std::string>* parties;
    };
    std::vector<Hit> hits;
    for_each_key(words, longest, [&](std::string_view key, KeyPlace place) {
        const auto found = parties_by_number.find(std::string(key));
        if (found != parties_by_number.end() && stands_whole(words, place) &&
            !(may_be_cut && stands_at_cut(words, place)))
            hits.push_back({place, &found->second});
    });
    std::set<std::string> named;
    for (const Hit& hit : hits) {
        const bool inside = std::any_of(hits.begin(), hits.end(), [&](const Hit& other) {
            return other.place.first <= hit.place.first && hit.place.last <= other.place.last &&
                   other.place.last - other.place.first > hit.place.last - hit.place.first;
        });
        if (!inside)
            named.insert(hit.parties->begin(), hit.parties->end());
    }
    return named;
}

// What a person typed as reference counts before what names happen to say.
std::string PartyFinder::Indexes::by_reference(const std::vector<Word>& words,
                                               const std::string& account) const {
    const std::vector<PartyIndex::Mention> mentions = parties.mentions(words);
    const auto of_account = parties_by_account.find(text::fold_compact(account));
    for (const bool typed : {true, false}) {
        std::vector<std::uint32_t> common;
        bool first = true;
        if (typed && of_account != parties_by_account.end()) {
            common = of_account->second;
            first = false;
        }
        for (const PartyIndex::Mention& mention : mentions) {
            if (mention.by_reference != typed)
                continue;
            std::vector<std::uint32_t> both;
            std::set_intersection(common.begin(), common.end(), mention.parties.begin(),
                                  mention.parties.end(), std::back_inserter(both));
            common = first ? mention.parties : both;
            first = false;
        }
        if (common.size() == 1)
            return parties.facts(common.front()).code;
        if (!first)
            return {}; // named, and not by one
    }
    return {};
}

PartyFinder::PartyFinder(const std::vector<ledger::OpenItem>& items,
                         const std::vector<PartyFacts>& parties)
    : m_indexes(std::make_unique<Indexes>(parties)) {
    // It is written with and without blanks, and is no word of a column.
    for (std::size_t i = 0; i < parties.size(); ++i) {
        const std::string compact = text::fold_compact(parties[i].statement_reference);
        if (Iban::parse(compact))
            m_indexes->parties_by_account[compact].push_back(static_cast<std::uint32_t>(i));
    }
    for (const ledger::OpenItem& item : items) {
        if (item.kind != ledger::OpenItemKind::Invoice || item.party.empty())
            continue;
        const std::string key = key_of(item.piece);
        if (key_strength(key) != KeyStrength::Strong)
            continue;
        m_indexes->parties_by_number[key].insert(item.party);
        m_indexes->longest = std::max(m_indexes->longest, key.size());
    }
}

PartyFinder::~PartyFinder() = default;

FoundParty PartyFinder::find(const bank::StatementLine& line) const {
    std::vector<Word> words = words_of(line);
    std::erase_if(words, [](const Word& word) { return !is_text_column(word.column); });
    if (m_indexes->longest > 0) {
        const std::set<std::string> named = m_indexes->by_number(words, cuts_a_number(line));
        if (named.size() == 1)
            return {*named.begin(), FoundBy::Invoice};
        if (!named.empty())
            return {}; // invoices of several: a person says whose line it is
    }
    std::string party = m_indexes->by_reference(words, line.ordering_account);
    if (party.empty())
        return {};
    return {std::move(party), FoundBy::Reference};
}

} // namespace comptoir::reconcile
