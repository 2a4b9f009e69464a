// The dossier of the reconciliation tests with templates in it.
#pragma once

#include "comptoir/app/identify.h"
#include "comptoir/app/learned.h"
#include "comptoir/app/replay.h"
#include "comptoir/app/templates.h"
#include "comptoir/storage/database.h"
#include "flow/reconcile/reconcile_dossier.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace comptoir::test {

inline reconcile::StoredTemplate template_of(const std::string& code, const std::string& account,
                                             const std::string& reference) {
    reconcile::StoredTemplate made;
    made.code = code;
    made.label = "Modèle " + code;
    made.reference = reference;
    made.rows = {{account, "", {reconcile::ShareKind::Rest, 0}, std::nullopt}};
    return made;
}

// Account fees: capital and interest of a loan, by thousandths.
inline reconcile::StoredTemplate loan() {
    reconcile::StoredTemplate made = template_of("PRET", "164000", "ECHEANCE PRET");
    made.rows = {{"164000", "", {reconcile::ShareKind::Permille, 800}, std::nullopt},
                 {"661000", "", {reconcile::ShareKind::Rest, 0}, std::nullopt}};
    return made;
}

class TemplateDossier : public ReconcileDossier {
public:
    Result<app::TemplateSaved> try_save(const reconcile::StoredTemplate& changed,
                                        const std::string& reason = {}) {
        return dossier.write<app::TemplateSaved>(
            [&](app::Writer& writer) { return app::save_template(writer, changed, reason); });
    }
    reconcile::TemplateId save(const reconcile::StoredTemplate& changed) {
        return value_of(try_save(changed)).id;
    }
    Result<app::TemplateSaved> refer(reconcile::TemplateId id, const std::string& reference,
                                     const std::string& reason = {}) {
        return dossier.write<app::TemplateSaved>([&](app::Writer& writer) {
            return app::set_template_reference(writer, id, reference, reason);
        });
    }
    std::vector<app::TemplateRowOfList> list() {
        return value_of(dossier.read<std::vector<app::TemplateRowOfList>>(
            [](app::Reader& reader) { return app::list_templates(reader); }));
    }
    reconcile::StoredTemplate stored(const std::string& code) {
        return value_of(dossier.read<reconcile::StoredTemplate>(
            [&](app::Reader& reader) { return app::template_named(reader, code); }));
    }
    app::LineRow line(bank::LineId id) {
        app::LineRow found;
        value_of(dossier.read<bool>([&](app::Reader& reader) -> Result<bool> {
            CT_TRY(app::for_each_line(reader, {.after = id.value() - 1, .limit = 1},
                                      [&](const app::LineRow& row) {
                                          found = row;
                                          return false;
                                      }));
            return true;
        }));
        return found;
    }
    std::string template_on(bank::LineId id) { return line(id).template_code; }
    std::string party_on(bank::LineId id) { return line(id).party; }
    Result<app::SwitchedLearning> switch_learned(std::int64_t learned, bool active) {
        return dossier.write<app::SwitchedLearning>(
            [&](app::Writer& writer) { return app::switch_learned(writer, learned, active); });
    }
    // A verb without a value.
    Result<void> act(const std::function<Result<void>(app::Writer&)>& verb) {
        const Result<bool> done = dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
            CT_TRY(verb(writer));
            return true;
        });
        if (!done)
            return fail(done.error());
        return {};
    }
    Result<void> give(bank::LineId id, reconcile::TemplateId which) {
        return act([&](app::Writer& writer) { return app::set_line_template(writer, id, which); });
    }
    Result<void> give_party(bank::LineId id, const std::string& party) {
        return act([&](app::Writer& writer) { return app::set_line_party(writer, id, party); });
    }
    Result<ledger::Party> refer_party(const std::string& code, const std::string& reference,
                                      const std::string& reason = {}) {
        return dossier.write<ledger::Party>([&](app::Writer& writer) {
            app::PartyChange change;
            change.code = code;
            change.statement_reference = reference;
            change.reason = reason;
            return app::set_party(writer, change);
        });
    }
    Result<app::TemplateEntry> prefill(bank::LineId id, const std::vector<Money>& parts = {}) {
        return dossier.read<app::TemplateEntry>([&](app::Reader& reader) {
            return app::prefill_entry(reader, id, std::nullopt, parts);
        });
    }
    Result<reconcile::MatchId> book(const app::TemplateEntry& entry) {
        return dossier.write<reconcile::MatchId>(
            [&](app::Writer& writer) { return app::book_template_entry(writer, entry); });
    }
    Result<std::vector<reconcile::MatchId>> book_all(const std::vector<bank::LineId>& ids) {
        return dossier.write<std::vector<reconcile::MatchId>>(
            [&](app::Writer& writer) { return app::book_template_entries(writer, ids); });
    }
    // "627000 10.00, 445660 2.00" of the entry a match posted, bank row left out.
    std::string booked(reconcile::MatchId match) {
        std::string text;
        for (const app::MatchRow& row : value_of(dossier.read<std::vector<app::MatchRow>>(
                 [](app::Reader& reader) { return app::list_matches(reader, {}); }))) {
            if (row.id != match)
                continue;
            for (const ledger::EntryId id : row.entries)
                for (const ledger::EntryRow& side : entry(id).rows)
                    if (side.account != "512100")
                        text += (text.empty() ? "" : ", ") + side.account +
                                (side.party.empty() ? "" : " " + side.party) + " " +
                                side.amount.to_decimal();
        }
        return text;
    }
    std::vector<std::string> events(const std::string& action) {
        std::vector<std::string> found;
        value_of(dossier.read<bool>([&](app::Reader& reader) -> Result<bool> {
            storage::Statement rows = reader.database().query(
                "SELECT object || ' ' || after FROM event WHERE action = ?1 ORDER BY id", action);
            while (rows.step())
                found.push_back(rows.text(0));
            return true;
        }));
        return found;
    }
};

} // namespace comptoir::test
