#include "comptoir/gui/reports/reconciliation_view.h"

#include "comptoir/app/reconcile.h"
#include "comptoir/app/users.h"
#include "comptoir/gui/widgets/buttons.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/table.h"
#include "comptoir/gui/widgets/typed_edits.h"
#include "comptoir/reports/reconciliation_content.h"
#include "comptoir/reports/reconciliation_pdf.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>

namespace comptoir::gui {

namespace {

QColor ink_of(reports::Agreement agreement, const Colours& c) {
    switch (agreement) {
    case reports::Agreement::Settled:
        return c.ok;
    case reports::Agreement::Inherited:
    case reports::Agreement::InSuspense:
        return c.warn;
    case reports::Agreement::Unexplained:
        break;
    }
    return c.bad;
}

} // namespace

ReportTableModel::ReportTableModel(const Words& words, QObject* parent)
    : RowModel(parent), m_words(words) {}

int ReportTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : k_columns;
}

QVariant ReportTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter) |
               (section == Amount ? Qt::AlignRight : Qt::AlignLeft);
    if (role == k_width_role) {
        static constexpr int k_widths[k_columns] = {38, 11, 14, 26, 12};
        return k_widths[section];
    }
    if (role == k_kind_role)
        return static_cast<int>(section == Amount                      ? CellKind::Amount
                                : section == Day || section == Section ? CellKind::Dim
                                                                       : CellKind::Text);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Section:
        return tr("What explains the difference");
    case Day:
        return tr("Date");
    case Piece:
        return tr("Document");
    case Label:
        return tr("Label");
    case Amount:
        return tr("Amount");
    case k_columns:
        break;
    }
    return {};
}

QVariant ReportTableModel::cell(const ReportRow& row, int column, int role) const {
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(column)) {
    case Section:
        return row.section;
    case Day:
        return m_words.date(row.line.date);
    case Piece:
        return q(row.line.piece);
    case Label:
        return q(row.line.label);
    case Amount:
        return m_words.bare(row.line.amount);
    case k_columns:
        break;
    }
    return {};
}

ReconciliationView::ReconciliationView(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    m_figures_card = new Card(this);
    m_lists_card = new Card(this);
    m_model = new ReportTableModel(session.words(), this);
    m_table = new Table(QStringLiteral("report_lines"), session.theme(), m_lists_card);
    m_table->show_model(m_model, ReportTableModel::Label);
    m_table->let_go({ReportTableModel::Piece});
    m_lists_card->body()->addWidget(m_table);
    row->addWidget(m_figures_card, 10);
    row->addWidget(m_lists_card, 14);
    m_day = new DayEdit(session.words(), m_figures_card);
    m_day->setObjectName(QStringLiteral("report_day"));
    // Below the head: the title of the statement needs the whole width in a small window.
    m_acts = new QHBoxLayout;
    m_acts->setContentsMargins(16, 8, 16, 0);
    m_acts->addWidget(m_day);
    m_acts->addStretch(1);
    m_figures_card->body()->addLayout(m_acts);
    connect(m_day, &DayEdit::day_typed, this, [this] {
        if (m_journal.empty() || m_day->day() == m_at)
            return;
        emit day_chosen();
        show_report(m_journal, m_day->day());
    });
    connect(&session.theme(), &Theme::changed, this, &ReconciliationView::show_figures);
    retranslate();
}

void ReconciliationView::add_to_figures(QAction* action) {
    m_acts->addWidget(new ActionButton(action, m_session.theme(), false, this));
}

void ReconciliationView::retranslate() {
    m_table->setAccessibleName(tr("What explains the difference"));
    m_day->setAccessibleName(tr("Day of the statement"));
    show_figures();
}

void ReconciliationView::show_report(const std::string& journal, Date at) {
    if (journal != m_journal || at != m_at)
        m_report.reset();
    m_journal = journal;
    m_at = at;
    m_day->set_day(at);
    reload();
}

void ReconciliationView::reload() {
    if (m_journal.empty())
        return;
    const auto asked = m_latest.next();
    query(
        m_session, this,
        [journal = m_journal, at = m_at](app::Reader& reader) {
            return app::reconciliation_report(reader, journal, at);
        },
        [this, asked](Result<reconcile::ReconciliationReport> report) {
            if (!m_latest.is(asked))
                return;
            if (!report)
                return emit failed(report.error());
            m_report = std::move(*report);
            show_figures();
            emit report_changed();
        });
}

void ReconciliationView::show_figures() {
    delete m_figures;
    m_figures = new QWidget(m_figures_card);
    m_figures_card->body()->addWidget(m_figures);
    auto* grid = new QGridLayout(m_figures);
    grid->setContentsMargins(16, 12, 16, 12);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    if (!m_report) {
        m_figures_card->set_title(tr("Bank reconciliation statement"));
        m_lists_card->set_title(tr("Lists"));
        m_model->set_rows({});
        return;
    }
    const auto content = reports::reconciliation_content(*m_report, m_session.words().language());
    m_figures_card->set_title(q(content.title), q(content.at));
    const Colours& c = m_session.theme().colours();
    int line = 0;
    const auto add = [&](const reports::FigureLine& figure, const QColor& ink) {
        auto* sign = role_label("dim", m_figures);
        sign->setText(figure.sign == '-' ? QStringLiteral("−") : QString(QLatin1Char(figure.sign)));
        auto* label = role_label(figure.strong ? "strong" : "plain", m_figures);
        label->setText(q(figure.label));
        label->setWordWrap(true);
        auto* amount = role_label(figure.strong ? "strong" : "plain", m_figures);
        amount->setText(m_session.words().bare(figure.amount));
        amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        if (ink.isValid())
            for (QLabel* each : {label, amount})
                each->setStyleSheet(QStringLiteral("color:%1").arg(ink.name()));
        grid->addWidget(sign, line, 0);
        grid->addWidget(label, line, 1);
        grid->addWidget(amount, line, 2);
        ++line;
    };
    for (const std::string& fact : content.facts) {
        auto* label = role_label("dim", m_figures);
        label->setText(q(fact));
        grid->addWidget(label, line++, 0, 1, 3);
    }
    for (const reports::FigureLine& figure : content.figures)
        add(figure, {});
    add(content.difference, ink_of(content.agreement, c));
    auto* verdict = role_label("strong", m_figures);
    verdict->setText(q(content.verdict));
    verdict->setWordWrap(true);
    verdict->setStyleSheet(QStringLiteral("color:%1").arg(ink_of(content.agreement, c).name()));
    grid->addWidget(verdict, line++, 1, 1, 2);
    grid->setRowStretch(line, 1);
    grid->setColumnStretch(1, 1);
    m_figures->show();

    std::vector<ReportRow> rows;
    for (const reports::ListSection& section : content.sections) {
        bool first = true;
        for (const reconcile::ReportLine& each : section.lines)
            rows.push_back({static_cast<qlonglong>(rows.size()) + 1,
                            std::exchange(first, false) ? q(section.heading) : QString(), each});
    }
    m_lists_card->set_title(
        rows.empty() ? tr("Nothing stands between books and bank.") : tr("Lists"),
        rows.empty() ? QString() : m_session.words().count(static_cast<std::int64_t>(rows.size())));
    m_model->set_rows({});
    m_model->set_rows(std::move(rows));
}

QString ReconciliationView::file_name() const {
    return QStringLiteral("etat-de-rapprochement-%1-%2.pdf").arg(q(m_journal), q(m_at.to_iso()));
}

// Printing has its right and its trace; only then is the file written.
void ReconciliationView::export_pdf(const std::filesystem::path& path) {
    if (!m_report)
        return;
    command(
        m_session, this,
        [what = "reconciliation " + m_journal + " " + m_at.to_iso()](app::Writer& writer) {
            return app::note_printed(writer, what);
        },
        [this, path](Result<void> allowed) {
            if (!allowed)
                return emit failed(allowed.error());
            write_pdf(path);
        });
}

void ReconciliationView::write_pdf(const std::filesystem::path& path) {
    if (!m_report)
        return;
    query(
        m_session, this,
        [report = *m_report, language = m_session.words().language(), path](app::Reader&) {
            return reports::write_reconciliation_pdf(report, language, path);
        },
        [this, path](Result<void> written) {
            if (!written)
                return emit failed(written.error());
            emit told(tr("The statement was written to %1.").arg(q(path.string())));
        });
}

} // namespace comptoir::gui
