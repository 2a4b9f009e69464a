// The head of the pane: which statements there are, what is done, and the three figures.
#include "comptoir/app/settings.h"
#include "comptoir/gui/reconcile/reconcile_pane.h"
#include "comptoir/gui/support/last_journal.h"
#include "comptoir/gui/support/pace.h"
#include "comptoir/gui/widgets/journal_box.h"
#include "comptoir/gui/widgets/rich_text.h"
#include "comptoir/gui/widgets/tag_label.h"
#include "comptoir/reports/reconciliation_content.h"

#include <QComboBox>
#include <QLabel>
#include <QStandardItemModel>
#include <QTabBar>

namespace comptoir::gui {

namespace {

constexpr std::int64_t k_statements_max = 10'000;
// Rows change at once where a person acts; the rest of the pane follows when the hands rest.
constexpr std::chrono::milliseconds k_refresh_delay{250};

enum class Chain { Complete, Broken, NotGiven };

// Every statement opens with what the one before closed with.
Chain chain_of(const std::vector<app::StatementRow>& statements,
               const std::vector<app::StatementBreak>& breaks) {
    if (!breaks.empty())
        return Chain::Broken;
    Chain chain = Chain::NotGiven;
    for (const app::StatementRow& each : statements) {
        if (each.check == bank::BalanceCheck::Mismatch)
            return Chain::Broken;
        if (each.closing)
            chain = Chain::Complete;
    }
    return chain;
}

QString bold(const QString& text, const QColor& colour) {
    return QStringLiteral("<span style=\"font-weight:600;color:%1\">%2</span>")
        .arg(colour.name(), text);
}

QString link_to_causes(const QString& text) {
    return QStringLiteral("<a href=\"causes\" style=\"text-decoration:none\">%1</a>").arg(text);
}

std::optional<Date> latest_end(const std::vector<app::StatementRow>& statements) {
    std::optional<Date> latest;
    for (const app::StatementRow& each : statements)
        if (each.to)
            latest = latest ? std::max(*latest, *each.to) : each.to;
    return latest;
}

} // namespace

Result<ReconcilePane::Facts> ReconcilePane::load_facts(app::Reader& reader,
                                                       const FactsAsked& asked) {
    Facts facts;
    CT_ASSIGN(natures, app::setting(reader, app::k_natures_enabled));
    facts.natures = natures != 0;
    CT_ASSIGN(journals, app::list_journals(reader));
    for (ledger::Journal& each : journals)
        if (each.type == ledger::JournalType::Bank)
            facts.journals.push_back(std::move(each));
    const auto known = [&](const std::string& code) {
        return std::any_of(facts.journals.begin(), facts.journals.end(),
                           [&](const ledger::Journal& each) { return each.code == code; });
    };
    facts.journal = known(asked.journal)     ? asked.journal
                    : facts.journals.empty() ? std::string()
                                             : facts.journals.front().code;
    if (facts.journal.empty())
        return facts;
    CT_ASSIGN(statements, app::list_statements(reader, {facts.journal, 0, k_statements_max}));
    facts.statements = std::move(statements);
    std::stable_sort(
        facts.statements.begin(), facts.statements.end(),
        [](const app::StatementRow& a, const app::StatementRow& b) { return a.from < b.from; });
    CT_ASSIGN(breaks, app::list_breaks(reader, facts.journal));
    facts.breaks = std::move(breaks);
    CT_ASSIGN(expected, app::expected_totals(reader, facts.journal));
    if (!expected.empty())
        facts.expected = expected.front();
    std::optional<Date> shown_until;
    for (const app::StatementRow& each : facts.statements) {
        facts.matched += each.matched;
        if (each.id == asked.statement || (asked.is_first_look && each.matched < each.lines)) {
            facts.statement = each.id;
            shown_until = each.to;
        }
    }
    app::LineFilter filter;
    filter.journal = facts.journal;
    filter.state = reconcile::LineState::Open;
    if (facts.statement)
        filter.statement = facts.statement;
    CT_ASSIGN(open, app::count_lines(reader, filter));
    facts.open = open;
    filter.statement.reset();
    // The balances beside a statement are those of its end.
    facts.at = shown_until ? shown_until : latest_end(facts.statements);
    if (facts.statements.size() == static_cast<std::size_t>(k_statements_max)) {
        filter.state = reconcile::LineState::Matched; // the list may go on
        CT_ASSIGN(matched, app::count_lines(reader, filter));
        facts.matched = matched;
    }
    const auto bank =
        std::find_if(facts.journals.begin(), facts.journals.end(),
                     [&](const ledger::Journal& each) { return each.code == facts.journal; });
    if (facts.at && bank->account) {
        CT_ASSIGN(report, app::reconciliation_report(reader, facts.journal, *facts.at));
        facts.report = std::move(report);
    }
    return facts;
}

void ReconcilePane::refresh_count(const Nouns& nouns) {
    if (!has_any(nouns,
                 {app::Noun::Lines, app::Noun::Statements, app::Noun::Matches, app::Noun::Dossier}))
        return;
    query(
        session(), this,
        [](app::Reader& reader) {
            app::LineFilter filter;
            filter.state = reconcile::LineState::Open;
            return app::count_lines(reader, filter);
        },
        [this](Result<std::int64_t> count) {
            if (count)
                set_waiting(*count);
        });
}

void ReconcilePane::refresh(const Nouns& nouns) {
    using app::Noun;
    if (!has_any(nouns, {Noun::Lines, Noun::Statements, Noun::Matches, Noun::Entries,
                         Noun::Journals, Noun::Invoices, Noun::Parties, Noun::Dossier,
                         Noun::Expected, Noun::Pairings, Noun::Pointings, Noun::Templates}))
        return;
    m_lines_stale = m_line_changes->take_many() || m_lines_stale ||
                    (!has(nouns, Noun::Lines) &&
                     has_any(nouns, {Noun::Statements, Noun::Journals, Noun::Invoices,
                                     Noun::Dossier, Noun::Expected}));
    if (!m_refresh_timer.isActive())
        session().count_pending(+1); // until it fires, something asked is unanswered
    m_refresh_timer.start(paced(k_refresh_delay));
}

// Other tabs read their lists when they are chosen.
void ReconcilePane::refresh_lines(const std::vector<bank::LineId>& lines) {
    if (MatchingView* view = active_matching())
        view->refresh_lines(lines);
    else if (m_tabs->currentIndex() == Matched)
        m_matched->refresh_lines(lines);
}

void ReconcilePane::reload_tab() {
    load_facts_now();
    const bool lines = std::exchange(m_lines_stale, false);
    if (!m_scope_shown)
        return;
    switch (m_tabs->currentIndex()) {
    case General:
    case Control:
        lines ? active_matching()->reload() : active_matching()->reload_rest();
        break;
    case Matched:
        if (lines)
            m_matched->reload();
        break;
    case Report:
        m_report->reload();
        break;
    case Pointing:
        m_pointing->reload();
        break;
    default:
        break;
    }
}

void ReconcilePane::load_facts_now() {
    const auto asked = m_latest.next();
    FactsAsked wanted;
    wanted.journal = m_facts.journal.empty() ? last_journal().toStdString() : m_facts.journal;
    const qlonglong kept =
        m_wanted_statement >= 0 ? m_wanted_statement : m_statements->currentData().toLongLong();
    wanted.statement = bank::StatementId{kept};
    wanted.is_first_look = !m_scope_shown && kept == 0;
    query(
        session(), this, [wanted](app::Reader& reader) { return load_facts(reader, wanted); },
        [this, asked](Result<Facts> facts) {
            if (!m_latest.is(asked))
                return;
            if (!facts)
                return messages().show_error(facts.error());
            m_facts = std::move(*facts);
            fill_choosers();
            show_facts();
            if (!m_scope_shown || m_scope.journal != m_facts.journal)
                apply_scope();
            update_actions();
        });
}

void ReconcilePane::fill_choosers() {
    m_journals->clear();
    for (const ledger::Journal& journal : m_facts.journals)
        add_journal(m_journals, journal);
    m_journals->setCurrentIndex(std::max(0, m_journals->findData(q(m_facts.journal))));
    m_journals->setVisible(!m_facts.journals.empty());
    list_statements();
    const int index = m_statements->findData(qlonglong{m_facts.statement.value()});
    if (std::max(0, index) != m_statements->currentIndex())
        m_statements->setCurrentIndex(std::max(0, index));
    m_statements->setVisible(!m_facts.statements.empty());
    m_wanted_statement = -1;
}

// Hundreds of statements take a moment to be named: only when they are others than those listed.
void ReconcilePane::list_statements() {
    std::vector<ListedStatement> wanted;
    wanted.push_back({0, std::nullopt, std::nullopt, tr("All statements")});
    for (auto each = m_facts.statements.rbegin(); each != m_facts.statements.rend(); ++each)
        wanted.push_back({each->id.value(), each->from, each->to,
                          each->from && each->to ? QString() : q(each->file_name)});
    if (wanted == m_listed && m_listed_in == words().language())
        return;
    m_listed = std::move(wanted);
    m_listed_in = words().language();
    auto* items =
        new QStandardItemModel(m_statements); // set at once: an item each would be measured
    for (const ListedStatement& each : m_listed) {
        auto* item = new QStandardItem(
            each.from && each.to
                ? tr("Statement %1 to %2").arg(words().date(*each.from), words().date(*each.to))
                : each.words);
        item->setData(static_cast<qlonglong>(each.id), Qt::UserRole);
        items->appendRow(item);
    }
    m_statements->setModel(items); // which deletes the list before
}

std::optional<app::StatementRow> ReconcilePane::chosen_statement() const {
    const qlonglong id = m_statements->currentData().toLongLong();
    for (const app::StatementRow& each : m_facts.statements)
        if (each.id.value() == id)
            return each;
    return std::nullopt;
}

void ReconcilePane::show_empty_state() {
    const bool follows_an_account =
        std::any_of(m_facts.journals.begin(), m_facts.journals.end(),
                    [](const ledger::Journal& journal) { return journal.account.has_value(); });
    EmptyState* empty = m_matching->empty_state();
    if (follows_an_account)
        empty->set_words(tr("No line is waiting"),
                         tr("Import a statement of the bank: drop its file here, or choose it."));
    else
        empty->set_words(tr("No bank account yet"),
                         tr("Say which account the bank journal follows; its statements come "
                            "next."));
    empty->show_step(m_add_journal, !follows_an_account);
    empty->show_step(m_import, follows_an_account);
}

// Books and bank agree when nothing is left over on either side. A difference of zero with items in
// suspense is coherent, and work that remains.
QString ReconcilePane::agreement_words(const reconcile::ReconciliationReport& report) const {
    const Colours& c = theme().colours();
    switch (reports::agreement_of(report)) {
    case reports::Agreement::Unexplained:
        return link_to_causes(
            bold(tr("▲ %1 to explain").arg(words().bare(report.difference)), c.bad));
    case reports::Agreement::InSuspense:
        return link_to_causes(
            bold(tr("%n item(s) in suspense", nullptr, reports::suspense_count(report)), c.warn));
    case reports::Agreement::Inherited:
        return link_to_causes(
            bold(tr("%1 inherited").arg(words().bare(report.initial_difference)), c.warn));
    case reports::Agreement::Settled:
        break;
    }
    return bold(tr("✓ agree"), c.ok);
}

// Dim, in italics and with its word: it is in none of the figures beside it.
QString ReconcilePane::expected_words() const {
    const app::ExpectedTotal& total = *m_facts.expected;
    const Colours& c = theme().colours();
    const auto sum = checked_add(total.money_in, total.money_out);
    return QStringLiteral("<a href=\"expected\" style=\"color:%1\"><i>%2</i></a>")
        .arg(c.dim.name(), tr("%n line(s) expected, %1", "announced by the bank; their sum",
                              static_cast<int>(total.count + total.late))
                               .arg(words().amount(sum.value_or(total.money_out))));
}

// The whole sentence of the first break; the history lists them all.
QString ReconcilePane::break_words() const {
    return m_facts.breaks.empty()
               ? QString()
               : words().sentence(bank::break_diagnostic(m_facts.breaks.front().found,
                                                         m_facts.breaks.front().journal));
}

void ReconcilePane::show_facts() {
    show_empty_state();
    const Colours& c = theme().colours();
    const auto strong = [&](const QString& text) { return bold(text, c.text); };
    const auto statement = chosen_statement();
    const std::int64_t matched = statement ? statement->matched : m_facts.matched;
    std::int64_t lines = statement ? statement->lines : 0;
    if (!statement)
        for (const app::StatementRow& each : m_facts.statements)
            lines += each.lines;
    // What a person put aside or ignored is not left to do. A figure of another scope, on its way
    // to be read anew, says nothing of this one.
    const bool is_of_scope = statement ? m_facts.statement == statement->id : !m_facts.statement;
    const std::int64_t left = is_of_scope ? m_facts.open : lines - matched;
    const std::int64_t aside = lines - matched - left;
    QStringList facts;
    if (!m_facts.statements.empty())
        facts << tr("Lines %1, matched %2, left %3")
                     .arg(strong(words().count(lines)), strong(words().count(matched)),
                          strong(words().count(left)));
    if (!m_facts.statements.empty() && aside > 0)
        facts << tr("Put aside %1", "count of lines").arg(strong(words().count(aside)));
    if (m_facts.report) {
        facts << tr("Statement %1").arg(strong(words().bare(m_facts.report->statement_balance)));
        facts << tr("Account %1 %2", "account number and its balance")
                     .arg(q(m_facts.report->account),
                          strong(words().bare(m_facts.report->ledger_balance)));
    }
    switch (chain_of(m_facts.statements, m_facts.breaks)) {
    case Chain::Complete:
        facts << tr("Chain of balances %1").arg(bold(tr("✓ complete"), c.ok));
        break;
    case Chain::Broken:
        facts << tr("Chain of balances %1").arg(bold(tr("▲ broken"), c.bad));
        break;
    case Chain::NotGiven:
        break;
    }
    if (m_facts.report)
        facts << tr("Bank and books %1").arg(agreement_words(*m_facts.report));
    if (m_facts.expected)
        facts << expected_words();
    m_figures->setToolTip(break_words());
    m_figures->setText(rich_text(
        QStringLiteral("<span style=\"color:%1\">%2</span>")
            .arg(c.dim.name(), facts.join(QStringLiteral("&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; ")))));
    m_figures->setVisible(!facts.isEmpty());
    if (statement)
        m_state->show_tag(words().word("statement", app::to_text(statement->state)),
                          statement->state == app::StatementState::Reconciled ? Tone::Ok
                          : statement->state == app::StatementState::Imported ? Tone::Neutral
                                                                              : Tone::Warn);
    else
        m_state->show_tag({}, Tone::Neutral);
    m_tabs->setTabText(General, tr("General"));
    m_tabs->setTabText(Matched, matched > 0 ? tr("Matched lines %1").arg(words().count(matched))
                                            : tr("Matched lines"));
    m_tabs->setTabText(Control, tr("To control"));
    m_tabs->setTabText(Report, tr("Reconciliation statement"));
    m_tabs->setTabText(Pointing, tr("Pointing by hand"));
}

void ReconcilePane::apply_scope() {
    if (m_facts.journal.empty())
        return;
    const auto statement = chosen_statement();
    m_scope = {m_facts.journal, statement ? std::optional(statement->id) : std::nullopt, false};
    keep_last_journal(q(m_facts.journal));
    m_scope_shown = true;
    show_facts();
    LineScope control = m_scope;
    control.to_control = true;
    switch (m_tabs->currentIndex()) {
    case General:
        m_matching->show_scope(m_scope);
        break;
    case Matched:
        m_matched->show_scope(m_scope);
        break;
    case Control:
        m_control->show_scope(control);
        break;
    case Report:
        // Not the end of the facts: until they are read again it is that of the choice before.
        m_report->show_report(m_facts.journal,
                              statement && statement->to
                                  ? *statement->to
                                  : latest_end(m_facts.statements).value_or(session().today()));
        break;
    case Pointing:
        m_pointing->show_journal(m_facts.journal);
        break;
    default:
        break;
    }
}

void ReconcilePane::show_statement(const QString& journal, qlonglong statement) {
    m_facts.journal = journal.toStdString();
    m_wanted_statement = statement;
    m_scope_shown = false;
    show_tab(General);
    load_facts_now();
}

void ReconcilePane::show_all_statements() {
    m_statements->setCurrentIndex(0);
    follow_statement();
}

// Its lines at once; the balances of its end come after, not those of the one before meanwhile.
void ReconcilePane::follow_statement() {
    m_facts.report.reset();
    apply_scope();
    load_facts_now();
}

void ReconcilePane::show_tab(Tab tab) {
    m_tabs->setCurrentIndex(tab);
}

void ReconcilePane::jump(const QString& kind, qlonglong id) {
    if (kind != QLatin1String("line"))
        return;
    query(
        session(), this,
        [id](app::Reader& reader) -> Result<app::LineRow> {
            app::LineRow found;
            app::LineFilter filter;
            filter.after = id - 1;
            filter.limit = 1;
            CT_TRY(app::for_each_line(reader, filter, [&](const app::LineRow& row) {
                found = row;
                return false;
            }));
            return found;
        },
        [this, id](Result<app::LineRow> row) {
            if (!row || row->id.value() != id)
                return;
            const bool done = row->state == reconcile::LineState::Matched;
            m_matching->want_line(id);
            m_matched->want_line(id);
            show_statement(q(row->journal), row->statement.value());
            show_tab(done ? Matched : General);
        });
}

} // namespace comptoir::gui
