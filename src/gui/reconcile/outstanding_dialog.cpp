#include "gui/reconcile/outstanding_dialog.h"

#include "comptoir/app/bank.h"
#include "comptoir/app/books.h"
#include "comptoir/app/pointing.h"
#include "comptoir/core/text.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/form_dialog.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableWidget>

#include <algorithm>

namespace comptoir::gui {

namespace {

// A cheque is paid for a year and eight days (Code monétaire et financier, art. L131-32 and
// L131-59): what the books hold longer before their last entry waits for no line.
constexpr int k_cheque_days = 373;
constexpr std::size_t k_rows_most = 2000;
constexpr int k_width = 720, k_height = 320;

// Names the context of the translations below.
class OutstandingDialog {
    Q_DECLARE_TR_FUNCTIONS(OutstandingDialog)
};

enum Column { Waits, Day, Piece, Label, Amount, k_columns };

struct TakenOver {
    ledger::EntryId entry;
    Date day;
    std::string piece, label;
    Money amount; // holder's side
    bool waits = false;
};

// What stands on the account: nothing where a line or a pointing of today holds it.
std::optional<TakenOver> taken_over(const ledger::Entry& entry, const std::string& account) {
    TakenOver row{entry.id, entry.date, entry.piece, entry.label, {}, false};
    bool is_there = false;
    for (const ledger::EntryRow& each : entry.rows) {
        if (each.account != account)
            continue;
        if (each.pointed.value_or(0) != 0 ||
            (is_there && each.amount.currency() != row.amount.currency()))
            return std::nullopt;
        row.amount = is_there ? row.amount + each.amount : each.amount;
        row.waits = row.waits || !each.pointed;
        is_there = true;
    }
    return is_there ? std::optional(row) : std::nullopt;
}

Result<std::vector<TakenOver>> load_taken_over(app::Reader& reader, const std::string& account) {
    CT_ASSIGN(journals, app::list_journals(reader));
    const auto brings_forward = [&journals](const std::string& code) {
        return std::any_of(journals.begin(), journals.end(), [&](const ledger::Journal& journal) {
            return journal.code == code && journal.type == ledger::JournalType::Opening;
        });
    };
    app::EntryFilter filter;
    filter.account = account;
    filter.limit = 1'000'000;
    std::vector<TakenOver> rows;
    CT_TRY(app::for_each_entry(reader, filter, [&](const ledger::Entry& entry) {
        if (entry.origin == ledger::EntryOrigin::Books && !brings_forward(entry.journal))
            if (auto row = taken_over(entry, account))
                rows.push_back(std::move(*row));
        return true;
    }));
    std::sort(rows.begin(), rows.end(), [](const TakenOver& a, const TakenOver& b) {
        return a.day != b.day ? a.day > b.day : a.entry > b.entry; // the last ones first
    });
    if (!rows.empty()) {
        const Date oldest = rows.front().day.plus_days(-k_cheque_days);
        std::erase_if(rows, [&](const TakenOver& row) { return !row.waits && row.day < oldest; });
    }
    if (rows.size() > k_rows_most)
        rows.resize(k_rows_most);
    return rows;
}

QTableWidget* table_of(const Words& words, const std::vector<TakenOver>& rows, QWidget* parent) {
    auto* table = new QTableWidget(static_cast<int>(rows.size()), k_columns, parent);
    table->setObjectName(QStringLiteral("taken_over"));
    table->setHorizontalHeaderLabels({OutstandingDialog::tr("Waits"), OutstandingDialog::tr("Date"),
                                      OutstandingDialog::tr("Document"),
                                      OutstandingDialog::tr("Label"),
                                      OutstandingDialog::tr("Amount")});
    table->verticalHeader()->hide();
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false); // Tab leaves the table, arrows move in it
    table->setMinimumHeight(k_height);
    for (int at = 0; at < table->rowCount(); ++at) {
        const TakenOver& row = rows[static_cast<std::size_t>(at)];
        auto* waits = new QTableWidgetItem;
        waits->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        waits->setCheckState(row.waits ? Qt::Checked : Qt::Unchecked);
        table->setItem(at, Waits, waits);
        table->setItem(at, Day, new QTableWidgetItem(words.date(row.day)));
        table->setItem(at, Piece, new QTableWidgetItem(q(row.piece)));
        table->setItem(at, Label, new QTableWidgetItem(q(row.label)));
        auto* amount = new QTableWidgetItem(words.bare(row.amount));
        amount->setTextAlignment(Qt::AlignVCenter | Qt::AlignRight);
        table->setItem(at, Amount, amount);
    }
    table->resizeColumnsToContents();
    table->horizontalHeader()->setSectionResizeMode(Label, QHeaderView::Stretch);
    table->setCurrentCell(0, Waits); // where Space ticks; a double click does anywhere in the row
    QObject::connect(table, &QTableWidget::cellDoubleClicked, table, [table](int at, int) {
        QTableWidgetItem* waits = table->item(at, Waits);
        waits->setCheckState(waits->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    });
    return table;
}

void narrow(QTableWidget& table, const QString& text) {
    const auto words = text::fold_words(text.toStdString());
    for (int at = 0; at < table.rowCount(); ++at) {
        QString all;
        for (const Column column : {Day, Piece, Label, Amount})
            all += table.item(at, column)->text() + QLatin1Char(' ');
        const std::string folded = text::fold(all.toStdString());
        table.setRowHidden(at, !std::all_of(words.begin(), words.end(), [&](const auto& word) {
                               return folded.find(word) != std::string::npos;
                           }));
    }
}

struct Change {
    std::vector<ledger::EntryId> waits, seen;
    bool is_empty() const { return waits.empty() && seen.empty(); }
};

Change change_of(const QTableWidget& table, const std::vector<TakenOver>& rows) {
    Change change;
    for (int at = 0; at < table.rowCount(); ++at) {
        const TakenOver& row = rows[static_cast<std::size_t>(at)];
        const bool waits = table.item(at, Waits)->checkState() == Qt::Checked;
        if (waits != row.waits)
            (waits ? change.waits : change.seen).push_back(row.entry);
    }
    return change;
}

Result<void> make(app::Writer& writer, const std::vector<ledger::EntryId>& waits,
                  const std::vector<ledger::EntryId>& seen) {
    if (!waits.empty())
        CT_TRY(app::mark_outstanding(writer, waits));
    if (!seen.empty())
        CT_TRY(app::mark_seen_at_opening(writer, seen));
    return {};
}

QString sentence_of(const Change& change) {
    if (change.waits.empty())
        return OutstandingDialog::tr("%n entry(ies) of the takeover count as seen again.", nullptr,
                                     static_cast<int>(change.seen.size()));
    return OutstandingDialog::tr("%n entry(ies) of the takeover wait for their line.", nullptr,
                                 static_cast<int>(change.waits.size()));
}

Act undoable(const Change& change) {
    return {
        OutstandingDialog::tr("cheques on their way at the takeover", "an act that can be undone"),
        [change](app::Writer& writer) { return make(writer, change.seen, change.waits); },
        users::Right::StatementCancel};
}

void keep(Session& session, FormDialog* dialog, const Change& change, const Told& told) {
    dialog->set_busy(true);
    command(
        session, dialog,
        [change](app::Writer& writer) { return make(writer, change.waits, change.seen); },
        [&session, dialog, change, told](Result<void> done) {
            if (!done)
                return dialog->show_error(done.error());
            dialog->accept();
            session.did(undoable(change));
            told(sentence_of(change));
        });
}

void show_dialog(Session& session, QWidget* window, const std::string& account,
                 const std::vector<TakenOver>& rows, const Told& told) {
    auto* dialog = new FormDialog({session.theme(), session.words(), session.jobs()},
                                  OutstandingDialog::tr("On their way at the takeover"), window);
    dialog->setObjectName(QStringLiteral("outstanding_dialog"));
    dialog->setMinimumWidth(k_width);
    dialog->set_introduction(
        OutstandingDialog::tr("What the books taken over hold on account %1 counts as seen by the "
                              "bank. Tick the cheques it had not paid yet: they wait for their "
                              "line, and the inherited difference follows.")
            .arg(q(account)));
    auto* filter = new QLineEdit(dialog);
    filter->setObjectName(QStringLiteral("taken_over_filter"));
    filter->setClearButtonEnabled(true);
    QTableWidget* table = table_of(session.words(), rows, dialog);
    QObject::connect(filter, &QLineEdit::textChanged, table,
                     [table](const QString& text) { narrow(*table, text); });
    dialog->add_row(OutstandingDialog::tr("&Find"), filter);
    dialog->add_row(OutstandingDialog::tr("&Entries"), table);
    dialog->set_act(OutstandingDialog::tr("Keep"), [&session, dialog, table, rows, told] {
        const Change change = change_of(*table, rows);
        if (change.is_empty())
            return dialog->reject();
        keep(session, dialog, change, told);
    });
    dialog->need(session, users::Right::StatementCancel);
    dialog->open();
}

} // namespace

void open_outstanding_dialog(Session& session, QWidget* window, const ledger::Journal& journal,
                             const Told& told, const Failed& failed) {
    if (!journal.account)
        return;
    query(
        session, window,
        [account = *journal.account](app::Reader& reader) {
            return load_taken_over(reader, account);
        },
        [&session, window, journal, told, failed](Result<std::vector<TakenOver>> rows) {
            if (!rows)
                return failed(rows.error());
            if (rows->empty())
                return told(OutstandingDialog::tr("The books taken over hold no operation of "
                                                  "account %1.")
                                .arg(q(*journal.account)));
            show_dialog(session, window, *journal.account, *rows, told);
        });
}

} // namespace comptoir::gui
