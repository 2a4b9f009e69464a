// The time machine (D03): a reference or a template against everything that is booked.
#include "comptoir/app/replay.h"

#include "comptoir/app/templates.h"
#include "comptoir/invoices/booking_accounts.h"
#include "comptoir/ledger/books_accounts.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/template_repository.h"

#include <algorithm>
#include <set>

namespace comptoir::app {

namespace {

using reconcile::StoredTemplate;
using storage::BookedSide;
using storage::LineRecord;

class Replaying {
public:
    explicit Replaying(Reader& reader)
        : m_reader(reader), m_dossier(storage::load_dossier(reader.database())) {}

    std::vector<BookedSide> booked(const LineRecord& line) const {
        return storage::booked_sides(m_reader.database(), reconcile::MatchId{line.match});
    }

    void count(const LineRecord& line, const std::vector<BookedSide>& booked, bool agrees) {
        const bool closed =
            m_dossier.closed_until && line.line.booked_on <= *m_dossier.closed_until;
        m_replay.closed += closed ? 1 : 0;
        if (agrees) {
            ++m_replay.agrees;
            return;
        }
        ++m_replay.contradicts;
        if (m_replay.contradictions.size() >= Replay::k_listed_max)
            return;
        ReplayedLine shown{line.id,
                           line.statement,
                           line.journal,
                           reconcile::MatchId{line.match},
                           line.line.booked_on,
                           line.line.amount,
                           line.line.label,
                           closed,
                           {}};
        for (const BookedSide& side : booked)
            shown.booked.push_back(
                {side.account, side.party, Money{side.amount_minor, m_dossier.currency}});
        m_replay.contradictions.push_back(std::move(shown));
    }

    // An open line it would name, unless a person has put it aside.
    void count_open(const LineRecord& line) { m_replay.open += line.mark.empty() ? 1 : 0; }
    void count_earlier() { ++m_replay.earlier; }

    void for_each(const std::function<bool(const LineRecord&)>& take) {
        storage::for_each_line(m_reader.database(), {}, take);
    }
    ledger::Chart chart() const { return m_dossier.chart; }
    Replay take() { return std::move(m_replay); }

private:
    Reader& m_reader;
    storage::DossierRow m_dossier;
    Replay m_replay;
};

// Booked on the template's accounts and on no other, but for the tax it takes out.
bool books_the_same(const StoredTemplate& whole, const std::vector<BookedSide>& booked,
                    ledger::Chart chart) {
    const bool has_vat = std::any_of(whole.rows.begin(), whole.rows.end(),
                                     [](const auto& row) { return row.vat.has_value(); });
    const auto fits = [](const reconcile::TemplateRow& row, const BookedSide& side) {
        return ledger::is_same_account(row.account, side.account) &&
               (row.party.empty() || row.party == side.party);
    };
    const bool all_found = std::all_of(whole.rows.begin(), whole.rows.end(), [&](const auto& row) {
        return std::any_of(booked.begin(), booked.end(),
                           [&](const BookedSide& side) { return fits(row, side); });
    });
    return all_found && std::all_of(booked.begin(), booked.end(), [&](const BookedSide& side) {
               if (has_vat && invoices::is_vat_account(chart, side.account))
                   return true;
               return std::any_of(whole.rows.begin(), whole.rows.end(),
                                  [&](const auto& row) { return fits(row, side); });
           });
}

// The list as it would be tried, with the changed one in its place.
std::vector<StoredTemplate> list_with(Reader& reader, const StoredTemplate& changed) {
    std::vector<StoredTemplate> list = load_usable_templates(reader);
    for (const StoredTemplate& stored : storage::load_templates(reader.database())) {
        // One that was inactive, or had no usable account, takes its place again.
        const bool is_it = stored.scope == changed.scope && stored.code == changed.code;
        if (!is_it)
            continue;
        const auto at = std::find_if(list.begin(), list.end(), [&](const StoredTemplate& one) {
            return one.id == stored.id;
        });
        if (at != list.end()) {
            const auto id = at->id;
            *at = changed;
            at->id = id;
            return list;
        }
    }
    // A new one comes last of its scope.
    auto end = list.end();
    if (changed.scope == reconcile::TemplateScope::Company)
        end = std::find_if(list.begin(), list.end(), [](const StoredTemplate& one) {
            return one.scope == reconcile::TemplateScope::Shared;
        });
    list.insert(end, changed);
    return list;
}

// The list with the templates of one scope in another order.
std::vector<StoredTemplate> in_order(std::vector<StoredTemplate> list,
                                     reconcile::TemplateScope scope,
                                     const std::vector<std::string>& codes) {
    const auto place = [&](const StoredTemplate& one) {
        return std::find(codes.begin(), codes.end(), one.code) - codes.begin();
    };
    const auto is_other = [&](const StoredTemplate& one) { return one.scope != scope; };
    const auto begin =
        std::find_if_not(list.begin(), list.end(), is_other); // scopes stand together
    const auto end = std::find_if(begin, list.end(), is_other);
    std::stable_sort(begin, end, [&](const StoredTemplate& a, const StoredTemplate& b) {
        return place(a) < place(b);
    });
    return list;
}

} // namespace

Result<Replay> replay_order(Reader& reader, reconcile::TemplateScope scope,
                            const std::vector<std::string>& codes) {
    const std::vector<StoredTemplate> now = load_usable_templates(reader);
    const std::vector<StoredTemplate> then = in_order(now, scope, codes);
    const reconcile::TemplateFinder finds_now(now), finds_then(then);
    Replaying replaying(reader);
    replaying.for_each([&](const LineRecord& line) {
        const StoredTemplate* first = finds_then.find(line.line, line.journal);
        const StoredTemplate* before = first ? finds_now.find(line.line, line.journal) : nullptr;
        if (!first || (before && before->id == first->id))
            return true;
        if (line.match == 0) {
            if (line.identity.template_by != "hand") // what a person chose stays
                replaying.count_open(line);
            return true;
        }
        const std::vector<BookedSide> booked = replaying.booked(line);
        replaying.count(line, booked, books_the_same(*first, booked, replaying.chart()));
        return true;
    });
    return replaying.take();
}

Result<Replay> replay_references(Reader& reader, const PartyReferences& references) {
    reconcile::ReferenceIndex index;
    for (std::size_t i = 0; i < references.size(); ++i)
        index.add(references[i].second, i);
    Replaying replaying(reader);
    if (index.empty())
        return replaying.take();
    replaying.for_each([&](const LineRecord& line) {
        const std::vector<std::size_t> found = index.find(line.line);
        if (found.empty())
            return true;
        if (line.match == 0) {
            replaying.count_open(line);
            return true;
        }
        const std::vector<BookedSide> booked = replaying.booked(line);
        const bool agrees = std::any_of(found.begin(), found.end(), [&](std::size_t number) {
            return std::any_of(booked.begin(), booked.end(), [&](const BookedSide& side) {
                return side.party == references[number].first;
            });
        });
        replaying.count(line, booked, agrees);
        return true;
    });
    return replaying.take();
}

Result<Replay> replay_template(Reader& reader, const StoredTemplate& changed) {
    Replaying replaying(reader);
    if (!changed.active || changed.reference.empty())
        return replaying.take();
    reconcile::ReferenceIndex own;
    own.add(changed.reference, 0);
    const std::vector<StoredTemplate> list = list_with(reader, changed);
    const reconcile::TemplateFinder finder(list);
    replaying.for_each([&](const LineRecord& line) {
        if (!changed.journal.empty() && changed.journal != line.journal)
            return true;
        if (own.find(line.line).empty())
            return true;
        const StoredTemplate* first = finder.find(line.line, line.journal);
        const bool is_first = first && first->scope == changed.scope && first->code == changed.code;
        if (line.match == 0) {
            if (is_first)
                replaying.count_open(line);
            return true;
        }
        if (!is_first) {
            replaying.count_earlier();
            return true;
        }
        const std::vector<BookedSide> booked = replaying.booked(line);
        replaying.count(line, booked, books_the_same(changed, booked, replaying.chart()));
        return true;
    });
    return replaying.take();
}

} // namespace comptoir::app
