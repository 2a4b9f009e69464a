// Verbs of the acts on bank lines, on the dossier of the reconciliation tests.
#pragma once

#include "comptoir/app/line_acts.h"
#include "comptoir/app/movements.h"
#include "comptoir/app/pairings.h"
#include "comptoir/app/pointing.h"
#include "comptoir/app/report_reviews.h"
#include "reconcile_dossier.h"

namespace comptoir::test {

class ActsDossier : public ReconcileDossier {
public:
    template <class T, class Verb>
    Result<T> act(Verb verb) {
        return dossier.write<T>([&](app::Writer& writer) -> Result<T> { return verb(writer); });
    }
    template <class Verb>
    Result<bool> run(Verb verb) { // a verb without an answer
        return dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
            CT_TRY(verb(writer));
            return true;
        });
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
    std::vector<app::PairingRow> pairings() {
        return value_of(dossier.read<std::vector<app::PairingRow>>(
            [](app::Reader& reader) { return app::list_pairings(reader, std::nullopt); }));
    }
    Result<reconcile::PairingId> pair(const app::PairingChange& change) {
        return act<reconcile::PairingId>(
            [&](app::Writer& writer) { return app::pair(writer, change); });
    }
    Result<std::vector<reconcile::MatchId>>
    match_pairings(const std::vector<reconcile::PairingId>& pairings) {
        return act<std::vector<reconcile::MatchId>>(
            [&](app::Writer& writer) { return app::match_pairings(writer, pairings); });
    }
    Result<app::LineActUndo> carry(bank::LineId line, std::optional<ledger::RowId> item) {
        return act<app::LineActUndo>(
            [&](app::Writer& writer) { return app::carry_invoice(writer, {line}, item); });
    }
    Result<app::CreatedMovement> move(const app::MovementRequest& request) {
        return act<app::CreatedMovement>(
            [&](app::Writer& writer) { return app::create_movement(writer, request); });
    }
    Result<std::vector<app::CreatedMovement>> move_each(const std::vector<bank::LineId>& lines) {
        return act<std::vector<app::CreatedMovement>>(
            [&](app::Writer& writer) { return app::create_movements(writer, lines); });
    }
    app::MovementDraft draft(const app::MovementRequest& request) {
        return value_of(dossier.read<app::MovementDraft>(
            [&](app::Reader& reader) { return app::draft_movement(reader, request); }));
    }
    Result<reconcile::MatchId> match_lines(std::vector<bank::LineId> lines,
                                           std::vector<app::ManualTarget> targets = {}) {
        app::ManualMatch request;
        request.lines = std::move(lines);
        request.targets = std::move(targets);
        return match(request);
    }
};

} // namespace comptoir::test
