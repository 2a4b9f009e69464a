// What each act asks of the services, and what takes it back.
#include "act_player.h"

#include "comptoir/app/errors.h"
#include "comptoir/app/templates.h"
#include "comptoir/app/write_off.h"
#include "comptoir/bank/types.h"
#include "support/statement_texts.h"

#include <algorithm>

namespace comptoir::test {

namespace {
constexpr const char* k_iban = "FR7616958000016886912594701";
}

Result<void> ActPlayer::perform(app::Writer& writer, const Act& act, Done& done) {
    switch (act.verb) {
    case Verb::WriteOff:
        return write_off(writer, act, done);
    case Verb::Automatic:
        return match_all(writer, {}, done);
    case Verb::Pair:
    case Verb::PairInto:
        return pair(writer, act, done);
    case Verb::MatchPair:
        return match_pair(writer, act, done);
    case Verb::Movement:
    case Verb::MovementEach:
        return move(writer, act, done);
    case Verb::Template:
        return book_template(writer, act, done);
    case Verb::Park:
    case Verb::Ignore:
    case Verb::Note:
    case Verb::Carry:
        return mark(writer, act, done);
    case Verb::GiveParty:
    case Verb::GiveTemplate:
    case Verb::GiveNature:
        return identify(writer, act, done);
    case Verb::Letter:
    case Verb::Unletter:
        return letter(writer, act, done);
    case Verb::LetterPlanned:
        return letter_plan(writer, act, done);
    case Verb::Import:
        return bring_in(writer, act, done);
    case Verb::Reopen:
        return mark(writer, act, done);
    case Verb::Return:
        return bring_back(writer, act, done);
    case Verb::Forget:
    case Verb::Learning:
        return learn(writer, act, done);
    case Verb::Repair:
    case Verb::RepairCause:
        return repair(writer, act, done);
    case Verb::RemoveTemplate:
        return remove_template(writer, act, done);
    case Verb::ChangeUser:
        return change_user(writer, act, done);
    default:
        if (is_pointing_by_hand(act.verb))
            return point(writer, act, done);
        return act.verb > Verb::PointRemittance ? perform_newer(writer, act, done)
                                                : match(writer, act, done);
    }
}

Result<void> ActPlayer::match(app::Writer& writer, const Act& act, Done& done) {
    app::ManualMatch request;
    request.lines = lines(act);
    const Money amount = row_of(writer, request.lines.front()).line.amount;
    if (act.verb == Verb::MatchInvoice) {
        request.targets = {to_item(m_invoices[act.items[0]], amount)};
    } else if (act.verb == Verb::MatchInvoices) {
        const Money half = eur(amount.minor() / 2);
        request.targets = {to_item(m_invoices[act.items[0]], half),
                           to_item(m_invoices[act.items[1]], amount - half)};
    } else if (act.verb == Verb::MatchDues) {
        const Money half = eur(amount.minor() / 2);
        request.targets = {to_item(m_invoices[k_invoices - 2], half),
                           to_item(m_invoices[k_invoices - 1], amount - half)};
    } else if (act.verb == Verb::MatchAccount) {
        request.targets = {to_account(act.text, amount)};
    } else if (act.verb == Verb::MatchSplit) {
        const Money part = eur(amount.minor() / 3);
        request.targets = {to_account(act.text, part), to_account("606100", amount - part)};
        request.targets.back().vat_permille = act.cents % 200 == 0 ? 200 : 100;
    } else if (act.verb == Verb::MatchEntry) {
        request.targets = {to_entry(m_entries[act.entry])};
        if (act.cents % 200 == 0)
            request.targets.push_back(to_item(m_invoices[act.items[0]]));
    }
    CT_ASSIGN(match, app::match_by_hand(writer, request));
    done.matches = {match};
    return {};
}

Result<void> ActPlayer::write_off(app::Writer& writer, const Act& act, Done& done) {
    app::WriteOff request;
    request.lines = lines(act);
    request.type = act.text;
    if (act.cents > 500) {
        const Money amount = row_of(writer, request.lines.front()).line.amount;
        const Money left = amount.is_negative() ? eur(-act.cents / 10) : eur(act.cents / 10);
        request.targets = {to_item(m_invoices[act.items[0]], amount - left)};
    }
    CT_ASSIGN(match, app::write_off(writer, request));
    done.matches = {match};
    return {};
}

Result<void> ActPlayer::match_all(app::Writer& writer, const app::ReconcileRequest& request,
                                  Done& done) {
    CT_ASSIGN(report, app::apply_matches(writer, request));
    for (const app::LineOutcome& outcome : report.lines) {
        if (!outcome.match)
            continue;
        if (std::find(done.matches.begin(), done.matches.end(), outcome.match) ==
            done.matches.end())
            done.matches.push_back(outcome.match);
    }
    CT_ASSIGN(rows, app::list_matches(writer, {.limit = 1'000'000}));
    for (const app::MatchRow& row : rows)
        if (std::find(done.matches.begin(), done.matches.end(), row.id) != done.matches.end())
            done.lines.insert(done.lines.end(), row.lines.begin(), row.lines.end());
    return {};
}

Result<void> ActPlayer::pair(app::Writer& writer, const Act& act, Done& done) {
    app::PairingChange change;
    change.lines = lines(act);
    if (act.verb == Verb::PairInto) {
        if (act.about < 0)
            return fail(app::errors::not_found, {{"what", "pairing"}, {"id", 0}});
        change.into = m_done[act.about].pairing;
    } else if (act.cents % 200 == 0) {
        change.entries = {m_entries[act.entry]};
    } else {
        Money total = eur(0);
        for (const bank::LineId id : change.lines)
            total += row_of(writer, id).line.amount;
        change.items = {{m_invoices[act.items[0]], total}};
    }
    CT_ASSIGN(pairing, app::pair(writer, change));
    done.pairing = pairing;
    return {};
}

Result<void> ActPlayer::match_pair(app::Writer& writer, const Act& act, Done& done) {
    if (act.about < 0)
        return fail(app::errors::not_found, {{"what", "pairing"}, {"id", 0}});
    const reconcile::PairingId pairing = m_done[act.about].pairing;
    CT_ASSIGN(rows, app::list_pairings(writer, std::nullopt));
    for (const app::PairingRow& row : rows) {
        if (row.id != pairing)
            continue;
        done.lines = done.members.lines = row.lines;
        done.members.pointed_on = row.pointed_on;
        for (const app::PairingTarget& target : row.targets) {
            if (target.kind == reconcile::TargetKind::Invoice)
                done.members.items.push_back({target.row, target.amount});
            else
                done.members.rows.push_back(target.row);
        }
    }
    CT_ASSIGN(matches, app::match_pairings(writer, {pairing}));
    done.matches = matches;
    return {};
}

Result<void> ActPlayer::move(app::Writer& writer, const Act& act, Done& done) {
    if (act.verb == Verb::MovementEach) {
        CT_ASSIGN(made, app::create_movements(writer, lines(act)));
        done.movements = std::move(made);
        return {};
    }
    app::MovementRequest request;
    request.lines = lines(act);
    request.undefined = act.cents % 200 == 0;
    request.although_booked = act.cents % 300 == 0;
    if (request.undefined)
        request.parts = {{act.text, "", row_of(writer, request.lines.front()).line.amount}};
    CT_ASSIGN(made, app::create_movement(writer, request));
    done.pairing = made.pairing;
    done.movements = {made};
    return {};
}

Result<void> ActPlayer::book_template(app::Writer& writer, const Act& act, Done& done) {
    CT_ASSIGN(entry, app::prefill_entry(writer, lines(act).front()));
    CT_ASSIGN(match, app::book_template_entry(writer, entry));
    done.matches = {match};
    return {};
}

Result<void> ActPlayer::mark(app::Writer& writer, const Act& act, Done& done) {
    const std::vector<bank::LineId> ids = lines(act);
    Result<app::LineActUndo> before = app::LineActUndo{};
    if (act.verb == Verb::Park)
        before = app::park_lines(writer, ids, act.text);
    else if (act.verb == Verb::Ignore)
        before = app::ignore_lines(writer, ids, act.text);
    else if (act.verb == Verb::Note)
        before = app::note_lines(writer, ids, act.text);
    else if (act.verb == Verb::Reopen)
        before = app::reopen_lines(writer, ids);
    else
        before = app::carry_invoice(
            writer, ids, act.cents == 0 ? std::nullopt : std::optional(m_invoices[act.items[0]]));
    if (!before)
        return fail(before.error());
    done.marks = std::move(*before);
    return {};
}

Result<void> ActPlayer::identify(app::Writer& writer, const Act& act, Done& done) {
    if (act.verb == Verb::GiveNature) {
        CT_ASSIGN(before,
                  app::set_natures(writer, lines(act),
                                   bank::parse_nature(act.text).value_or(bank::Nature::Other)));
        done.natures = std::move(before);
        return {};
    }
    done.lines = {line(act.lines.front())};
    const app::LineRow row = row_of(writer, done.lines.front());
    if (act.verb == Verb::GiveParty) {
        done.before = row.party_by == "hand" ? row.party : "";
        return app::set_line_party(writer, done.lines.front(), act.text);
    }
    done.before = row.template_by == "hand" ? row.template_code : "";
    reconcile::TemplateId which;
    if (!act.text.empty()) {
        CT_ASSIGN(chosen, app::template_named(writer, act.text));
        which = chosen.id;
    }
    return app::set_line_template(writer, done.lines.front(), which);
}

Result<void> ActPlayer::remove_template(app::Writer& writer, const Act& act, Done& done) {
    CT_ASSIGN(chosen, app::template_named(writer, act.cents % 200 == 0 ? "FRAIS" : "LOYER"));
    CT_ASSIGN(removed, app::remove_template(writer, chosen.id));
    for (const app::RemovedTemplate::Line& line : removed.lines)
        if (line.by_hand)
            done.lines.push_back(line.id);
    done.removed = std::move(removed);
    return {};
}

Result<void> ActPlayer::change_user(app::Writer& writer, const Act& act, Done& done) {
    CT_ASSIGN(list, app::list_users(writer));
    for (const users::User& user : list.users)
        if (user.code == "jean")
            done.user = {user.code, user.name, user.role, user.active};
    app::UserChange change{"jean", {}, {}, {}};
    if (act.cents % 200 == 0)
        change.role = list.roles[act.items[0] % list.roles.size()].code;
    else
        change.active = !done.user.active.value_or(true);
    CT_TRY(app::set_user(writer, change));
    return {};
}

Result<void> ActPlayer::bring_in(app::Writer& writer, const Act& act, Done& done) {
    TextStatement statement;
    statement.id = std::to_string(act.number);
    statement.iban = k_iban;
    statement.has_balances = false;
    const bool name_lines = act.cents % 200 == 0; // else what repeats them is doubtful
    for (std::size_t i = 0; i < k_imported_lines; ++i) {
        const std::string name = std::to_string(act.number) + "-" + std::to_string(i);
        statement.lines.push_back({october(24), -(1000 + static_cast<std::int64_t>(i) * 2000),
                                   "IMPORT " + name, name_lines ? "I" + name : std::string{}});
    }
    return import_text(writer, act, camt_text({statement}), done);
}

// A file with what an import brought, one line of it on another day: without a reference of the
// bank and without balances nobody can say whether it is the same operation.
Result<void> ActPlayer::bring_twin(app::Writer& writer, const Act& act, Done& done) {
    if (act.about < 0)
        return fail(app::errors::not_found, {{"what", "import"}, {"id", 0}});
    TextStatement statement;
    statement.id = std::to_string(act.number);
    statement.iban = k_iban;
    statement.has_balances = false;
    for (std::size_t i = 0; i < k_imported_lines; ++i)
        statement.lines.push_back(
            {october(i == 0 ? 26 : 24), -(1000 + static_cast<std::int64_t>(i) * 2000),
             "IMPORT " + std::to_string(act.about) + "-" + std::to_string(i), ""});
    CT_TRY(import_text(writer, act, camt_text({statement}), done));
    if (done.lines.size() != 1) // all is known, or all is new since the first went
        return fail(app::errors::not_found, {{"what", "twin"}, {"id", 0}});
    done.doubted = done.lines.front();
    done.lines.push_back(m_done[act.about].lines.front());
    return {};
}

Result<void> ActPlayer::import_text(app::Writer& writer, const Act& act, const std::string& text,
                                    Done& done) {
    const auto file = m_books.dossier.write_file("act" + std::to_string(act.number) + ".xml", text);
    CT_ASSIGN(report, app::import_files(writer, {.files = {file}}));
    if (report.statements.size() != 1)
        throw std::runtime_error("one statement was imported, not " +
                                 std::to_string(report.statements.size()));
    done.statement = report.statements.front().id;
    return app::for_each_line(writer, {.statement = done.statement}, [&](const app::LineRow& row) {
        done.lines.push_back(row.id);
        return true;
    });
}

Result<void> ActPlayer::reverse(app::Writer& writer, const Act& act, Done& done) {
    switch (act.verb) {
    case Verb::Pair:
    case Verb::PairInto:
    case Verb::MatchPair:
        return reverse_pairs(writer, act, done);
    case Verb::Movement:
    case Verb::MovementEach:
        return app::undo_movements(writer, done.movements);
    case Verb::Park:
    case Verb::Ignore:
    case Verb::Note:
    case Verb::Carry:
    case Verb::Reopen:
        return app::put_back(writer, done.marks);
    case Verb::GiveParty:
    case Verb::GiveTemplate:
    case Verb::GiveNature:
        return reverse_identity(writer, act, done);
    case Verb::Letter:
    case Verb::LetterPlanned:
    case Verb::Unletter:
        return reverse_letters(writer, act, done);
    case Verb::Import:
        // A statement that was deleted and taken back has another number.
        return app::undo_import(writer, row_of(writer, done.lines.front()).statement);
    case Verb::Forget:
        return app::restore_learned(writer, done.forgotten);
    case Verb::Learning:
        return app::switch_learning(writer, done.was_learning);
    case Verb::Repair:
    case Verb::RepairCause:
        return reverse_repair(writer, done);
    case Verb::RemoveTemplate:
        return app::restore_template(writer, done.removed);
    case Verb::ChangeUser: {
        CT_TRY(app::set_user(writer, done.user));
        return {};
    }
    default:
        if (is_pointing_by_hand(act.verb))
            return reverse_pointing(writer, act, done);
        return act.verb > Verb::PointRemittance ? reverse_newer(writer, act, done)
                                                : app::undo_matches(writer, done.matches);
    }
}

// Undoing the match of a pair frees its members; a person who wants the pair as it was puts it
// together again.
Result<void> ActPlayer::reverse_pairs(app::Writer& writer, const Act& act, Done& done) {
    if (act.verb == Verb::Pair)
        return app::unpair(writer, done.pairing);
    if (act.verb == Verb::PairInto)
        return app::unpair(writer, m_done[act.about].pairing, done.lines);
    CT_TRY(app::undo_matches(writer, done.matches));
    CT_ASSIGN(pairing, app::pair(writer, done.members));
    m_done[act.about].pairing = pairing;
    return {};
}

Result<void> ActPlayer::reverse_identity(app::Writer& writer, const Act& act, const Done& done) {
    if (act.verb == Verb::GiveNature)
        return app::restore_natures(writer, done.natures);
    if (act.verb == Verb::GiveParty)
        return app::set_line_party(writer, done.lines.front(), done.before);
    reconcile::TemplateId which;
    if (!done.before.empty()) {
        CT_ASSIGN(chosen, app::template_named(writer, done.before));
        which = chosen.id;
    }
    return app::set_line_template(writer, done.lines.front(), which);
}

} // namespace comptoir::test
