#include "comptoir/gui/reconcile/candidate_ranking.h"
#include "comptoir/app/bank.h"

#include "comptoir/core/text.h"

#include <algorithm>
#include <unordered_set>

namespace comptoir::gui {

namespace {

struct Rank {
    int band = 9;
    std::int64_t distance = 0; // of the amounts, minor units
    std::int64_t days = 0;
    qlonglong key = 0; // same order at every run
    auto tied() const { return std::tie(band, distance, days, key); }
};

class Ranker {
public:
    explicit Ranker(const RankingRequest& request) : m_request(request) {
        m_words = text::fold_words(request.text.toStdString());
        m_ticked.insert(request.ticked.begin(), request.ticked.end());
        m_paired.insert(request.paired.begin(), request.paired.end());
        if (!request.proposal)
            return;
        for (const reconcile::Target& target : request.proposal->targets)
            m_first.insert(key_of_target(target));
        for (const auto& answer : request.proposal->other_targets)
            for (const reconcile::Target& target : answer)
                m_second.insert(key_of_target(target));
    }

    bool keeps(const Candidate& candidate) const {
        if (m_ticked.contains(candidate.key()))
            return true;
        if (m_paired.contains(candidate.key()))
            return false;
        const bool invoice = candidate.kind == reconcile::TargetKind::Invoice;
        if ((m_request.scope == CandidateScope::Entries && invoice) ||
            (m_request.scope == CandidateScope::Invoices && !invoice))
            return false;
        if (m_words.empty())
            return true;
        const std::string folded =
            text::fold((candidate.piece + QLatin1Char(' ') + candidate.party_name +
                        QLatin1Char(' ') + candidate.label + QLatin1Char(' ') + candidate.party)
                           .toStdString());
        return std::all_of(m_words.begin(), m_words.end(), [&](const std::string& word) {
            return folded.find(word) != std::string::npos;
        });
    }

    Rank rank(const Candidate& candidate) const {
        Rank rank;
        rank.key = candidate.key();
        if (m_request.day)
            rank.days = std::abs(candidate.date - *m_request.day);
        const bool comparable =
            m_request.amount && m_request.amount->currency() == candidate.open.currency();
        if (comparable)
            rank.distance = std::abs(m_request.amount->minor() - candidate.open.minor());
        const bool same_side =
            comparable && m_request.amount->is_negative() == candidate.open.is_negative();
        const bool same_party = m_request.proposal && !m_request.proposal->party.empty() &&
                                candidate.party.toStdString() == m_request.proposal->party;
        if (m_first.contains(rank.key))
            rank.band = 0;
        else if (m_second.contains(rank.key))
            rank.band = 1;
        else if (comparable && rank.distance == 0)
            rank.band = same_party ? 2 : 3;
        else if (same_party)
            rank.band = 4;
        else if (!comparable || same_side)
            rank.band = 5;
        return rank;
    }

private:
    const RankingRequest& m_request;
    std::vector<std::string> m_words;
    std::unordered_set<qlonglong> m_first, m_second, m_ticked, m_paired;
};

Candidate from_entry(const reconcile::EntryCandidate& entry) {
    Candidate candidate;
    candidate.kind = reconcile::TargetKind::Entry;
    candidate.row = entry.row;
    candidate.entry = entry.entry;
    candidate.journal = q(entry.journal);
    candidate.piece = q(entry.piece.empty() ? entry.number : entry.piece);
    candidate.party = q(entry.party);
    candidate.party_name = q(entry.party_name.empty() ? entry.label : entry.party_name);
    candidate.label = q(entry.label);
    candidate.date = entry.date;
    candidate.amount = entry.amount;
    candidate.open = entry.amount;
    return candidate;
}

Candidate from_item(const ledger::OpenItem& item) {
    Candidate candidate;
    candidate.kind = reconcile::TargetKind::Invoice;
    candidate.row = item.id;
    candidate.journal = q(item.journal);
    candidate.piece = q(item.piece.empty() ? item.number : item.piece);
    candidate.party = q(item.party);
    candidate.party_name = q(item.party_name);
    candidate.date = item.booked_on;
    candidate.amount = item.amount;
    candidate.open = item.open;
    return candidate;
}

} // namespace

qlonglong key_of_target(const reconcile::Target& target) {
    return target.row.value() * 2 + (target.kind == reconcile::TargetKind::Invoice ? 1 : 0);
}

Result<std::shared_ptr<const Candidates>> load_candidates(app::Reader& reader,
                                                          const std::string& journal) {
    auto all = std::make_shared<Candidates>();
    CT_ASSIGN(journals, app::list_journals(reader));
    const bool follows_an_account =
        std::any_of(journals.begin(), journals.end(), [&](const ledger::Journal& each) {
            return each.code == journal && each.account;
        });
    if (!follows_an_account) // of a new dossier: nothing is wrong, and nothing is to be matched
        return std::shared_ptr<const Candidates>(std::move(all));
    CT_ASSIGN(entries, app::list_entry_candidates(reader, journal));
    app::OpenItemFilter filter;
    filter.kind = ledger::OpenItemKind::Invoice;
    CT_ASSIGN(items, app::list_open_items(reader, filter));
    all->reserve(entries.size() + items.size());
    for (const reconcile::EntryCandidate& entry : entries)
        all->push_back(from_entry(entry));
    for (const ledger::OpenItem& item : items)
        all->push_back(from_item(item));
    return std::shared_ptr<const Candidates>(std::move(all));
}

Candidates rank_candidates(const Candidates& all, const RankingRequest& request) {
    const Ranker ranker(request);
    std::vector<std::pair<Rank, const Candidate*>> kept;
    for (const Candidate& candidate : all)
        if (ranker.keeps(candidate))
            kept.emplace_back(ranker.rank(candidate), &candidate);
    const std::size_t shown = std::min(kept.size(), request.most);
    std::partial_sort(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(shown), kept.end(),
                      [](const auto& a, const auto& b) { return a.first.tied() < b.first.tied(); });
    Candidates ranked;
    ranked.reserve(shown);
    for (std::size_t i = 0; i < shown; ++i)
        ranked.push_back(*kept[i].second);
    return ranked;
}

} // namespace comptoir::gui
