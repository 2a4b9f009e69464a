// What the quarantine's view does to the dossier: corrections, trials, imports.
#include "comptoir/gui/bank/journal_dialog.h"
#include "comptoir/gui/bank/quarantine_view.h"
#include "comptoir/gui/bank/reading_questions.h"
#include "comptoir/gui/widgets/form_dialog.h"

#include <QLineEdit>
#include <QSpinBox>

namespace comptoir::gui {

namespace {

constexpr int k_edit_width = 760;

QLineEdit* fixed_edit(const QString& text, QWidget* parent) {
    auto* edit = new QLineEdit(text, parent);
    edit->setFont(FixedTextDelegate::font());
    edit->setMinimumWidth(k_edit_width);
    edit->setCursorPosition(0);
    return edit;
}

} // namespace

void QuarantineView::replace_line() {
    if (can_correct())
        ask_text(is_at_end() ? bank::CorrectionKind::Insert : bank::CorrectionKind::Replace);
}

void QuarantineView::insert_line() {
    if (can_correct())
        ask_text(bank::CorrectionKind::Insert);
}

void QuarantineView::delete_line() {
    if (can_correct() && !is_at_end())
        ask_text(bank::CorrectionKind::Delete);
}

void QuarantineView::ask_text(bank::CorrectionKind kind) {
    const app::QuarantineLine line = *current_line();
    const QString number = m_session.words().count(line.line);
    const QString title =
        line.at_end                             ? tr("Insert at the end of the file")
        : kind == bank::CorrectionKind::Replace ? tr("Correct line %1").arg(number)
        : kind == bank::CorrectionKind::Insert  ? tr("Insert before line %1").arg(number)
                                                : tr("Delete line %1").arg(number);
    auto* dialog = new FormDialog(around(), title, window());
    dialog->setObjectName(QStringLiteral("correction_dialog"));
    dialog->set_introduction(tr("The bank’s file is never changed: the correction is laid over it, "
                                "kept with its reason, and printed with the statement."));
    QLineEdit* text = nullptr;
    if (kind != bank::CorrectionKind::Insert) {
        QLineEdit* before = fixed_edit(q(line.original), dialog);
        before->setReadOnly(true);
        dialog->add_row(tr("The bank wrote"), before);
    }
    if (kind != bank::CorrectionKind::Delete) {
        text = fixed_edit(kind == bank::CorrectionKind::Replace ? q(line.original) : QString(),
                          dialog);
        text->setObjectName(QStringLiteral("correction_text"));
        dialog->add_row(tr("&Read instead"), text);
        auto* length = role_label("small", dialog);
        length->setObjectName(QStringLiteral("correction_length"));
        const auto tell = [length, text, records = m_view && m_view->file.format == "cfonb120"] {
            const int count = static_cast<int>(text->text().size());
            length->setText(records
                                ? tr("%n character(s) of 120, cursor in column %1", nullptr, count)
                                      .arg(text->cursorPosition() + 1)
                                : tr("%n character(s), cursor in column %1", nullptr, count)
                                      .arg(text->cursorPosition() + 1));
        };
        connect(text, &QLineEdit::textChanged, length, tell);
        connect(text, &QLineEdit::cursorPositionChanged, length, tell);
        dialog->add_row(QString(), length);
        tell();
    }
    auto* why = new QLineEdit(dialog);
    why->setObjectName(QStringLiteral("correction_why"));
    dialog->add_row(tr("&Why"), why,
                    tr("For example: amount compared with the bank’s site on 3 November."));
    dialog->set_act(tr("Lay it over the file"), [this, dialog, text, why, kind, line] {
        app::CorrectionRequest request;
        request.file = current() ? current()->id : app::QuarantineId{};
        request.kind = kind;
        request.line = line.line;
        request.text = text ? text->text().toStdString() : std::string();
        request.why = why->text().trimmed().toStdString();
        if (kind != bank::CorrectionKind::Insert)
            request.expected = line.original;
        correct(dialog, std::move(request));
    });
    dialog->open();
    (text ? text : why)->setFocus(Qt::OtherFocusReason);
    if (text && m_line_model->first_fault_column() > 0 && line.faulty)
        text->setSelection(m_line_model->first_fault_column() - 1,
                           m_line_model->last_fault_column() - m_line_model->first_fault_column() +
                               1);
}

void QuarantineView::correct(FormDialog* dialog, app::CorrectionRequest request) {
    dialog->set_busy(true);
    const qlonglong line = request.line;
    command(
        m_session, dialog,
        [request = std::move(request)](app::Writer& writer) {
            return app::correct_line(writer, request);
        },
        [this, dialog, line](Result<app::Correction> made) {
            if (!made)
                return dialog->show_error(made.error());
            dialog->accept();
            m_wanted_line = ViewedLineModel::key_of_line(line);
            reload();
        });
}

void QuarantineView::drop_correction() {
    if (!can_drop())
        return;
    const app::QuarantineLine line = *current_line();
    command(
        m_session, this,
        [id = line.correction](app::Writer& writer) { return app::drop_correction(writer, id); },
        [this, line](Result<void> dropped) {
            if (!dropped)
                return emit failed(dropped.error());
            m_wanted_line = ViewedLineModel::key_of_line(line.line);
            reload();
            emit told(tr("The line reads again as the bank sent it."),
                      static_cast<int>(Tone::Accent));
        });
}

void QuarantineView::go_to_line() {
    if (!m_view)
        return;
    auto* dialog = new FormDialog(around(), tr("Go to a line"), window());
    auto* number = new QSpinBox(dialog);
    number->setObjectName(QStringLiteral("line_number"));
    number->setRange(
        1, static_cast<int>(std::clamp<std::int64_t>(m_view->lines_total, 1, 1'000'000'000)));
    number->setButtonSymbols(QAbstractSpinBox::NoButtons);
    if (const app::QuarantineLine* line = current_line())
        number->setValue(static_cast<int>(line->line));
    dialog->add_row(tr("&Line"), number);
    dialog->set_act(tr("Go there"), [this, dialog, number] {
        m_wanted_line = ViewedLineModel::key_of_line(number->value());
        show_file(number->value());
        dialog->accept();
    });
    dialog->open();
    number->selectAll();
    number->setFocus(Qt::OtherFocusReason);
}

void QuarantineView::try_file() {
    const app::QuarantinedFile* file = current();
    if (!file || file->state != app::QuarantineState::Open)
        return;
    const auto asked = m_latest_trial.next();
    const auto job =
        m_session.jobs().begin(tr("Trying %1", "long work; %1 is a file").arg(q(file->name)));
    query(
        m_session, this,
        [id = file->id, work = work_of(job), answers = answers()](app::Reader& reader) {
            app::QuarantineTrialRequest request;
            request.choices = answers.choices;
            request.journal = answers.journal;
            request.work = work;
            return app::try_quarantined(reader, id, request);
        },
        [this, job, asked](Result<app::QuarantineTrial> trial) {
            m_session.jobs().end(job);
            if (m_latest_trial.is(asked))
                show_trial(std::move(trial));
        });
}

void QuarantineView::show_trial(Result<app::QuarantineTrial> trial) {
    if (!trial)
        return emit failed(trial.error());
    m_trial = std::move(*trial);
    std::vector<TriedRow> rows;
    for (const app::TriedStatement& statement : m_trial->statements)
        rows.push_back({static_cast<qlonglong>(rows.size()) + 1, statement});
    m_tried_model->set_rows({});
    m_tried_model->set_rows(std::move(rows));
    show_fault();
    show_verdict();
    emit changed();
}

void QuarantineView::show_verdict() {
    const Words& words = m_session.words();
    if (!current() || current()->state != app::QuarantineState::Open) {
        m_verdict->clear();
        return;
    }
    if (!m_trial) {
        m_verdict->setText(tr("Not tried yet."));
        return;
    }
    if (m_trial->fault && !lacks_balances()) {
        m_verdict->setText(
            m_trial->fault->place.line > 0
                ? tr("It still fails at line %1.").arg(words.count(m_trial->fault->place.line))
                : tr("It still fails: %1").arg(fault_words(words, *m_trial->fault)));
        return;
    }
    m_verdict->setText(lacks_balances()
                           ? tr("It reads well, but holds no balances that prove it.")
                           : tr("It reads well: opening balance and lines make the closing "
                                "balance. It can be imported."));
}

void QuarantineView::ask_dates() {
    if (!wants_dates())
        return;
    ask_date_order(m_session, window(), q(current()->name),
                   [this, id = current()->id](bank::DateOrder order) {
                       m_answers[id.value()].choices.date_order = order;
                       try_file();
                   });
}

void QuarantineView::ask_journal() {
    if (!wants_journal())
        return;
    if (journal_is_missing()) {
        FollowedAccount account;
        for (const Param& param : m_trial->fault->params)
            if (const auto* text = std::get_if<std::string>(&param.value);
                text && param.name == "iban")
                account.number = q(*text);
        for (const app::TriedStatement& statement : m_trial->statements)
            if (const bank::AccountIdentity& named = statement.header.account;
                !account.number.isEmpty() &&
                account.number == q(named.iban ? named.iban->text() : named.number))
                account.currency = named.currency;
        // The session tells that the journals changed; the pane then has the file tried again.
        return open_journal_dialog(m_session, window(), account, {});
    }
    ask_which_journal(m_session, window(), [this, id = current()->id](const std::string& code) {
        m_answers[id.value()].journal = code;
        try_file();
    });
}

void QuarantineView::import_file() {
    if (!can_import())
        return;
    if (!lacks_balances())
        return run_import(false);
    auto* dialog = new FormDialog(around(), tr("Import without balances"), window());
    dialog->setObjectName(QStringLiteral("without_balances_dialog"));
    dialog->set_introduction(
        tr("This file holds no two balances, so that nothing proves that no line is missing. "
           "Import it only when you have compared its lines with the bank’s account."));
    dialog->set_act(tr("I have compared them: import"), [this, dialog] {
        dialog->accept();
        run_import(true);
    });
    dialog->open();
}

void QuarantineView::run_import(bool without_balances) {
    const app::QuarantinedFile* file = current();
    if (!file)
        return;
    const QString name = q(file->name);
    const auto job = m_session.jobs().begin(tr("Importing %1", "long work").arg(name));
    app::QuarantineImportRequest request;
    request.file = file->id;
    request.without_balances = without_balances;
    request.choices = answers().choices;
    request.journal = answers().journal;
    request.work = work_of(job);
    command(
        m_session, this,
        [request](app::Writer& writer) { return app::import_quarantined(writer, request); },
        [this, job, name](Result<app::ImportReport> report) {
            m_session.jobs().end(job);
            if (!report)
                return emit failed(report.error());
            ImportOutcome outcome;
            outcome.report = std::move(*report);
            reload();
            emit imported(outcome, name);
        });
}

void QuarantineView::ask_discard() {
    const app::QuarantinedFile* file = current();
    if (!file || file->state != app::QuarantineState::Open)
        return;
    auto* dialog = new FormDialog(around(), tr("Discard the file"), window());
    dialog->setObjectName(QStringLiteral("discard_dialog"));
    dialog->set_introduction(tr("The bytes of %1 go and cannot be brought back; its name, its "
                                "fingerprint, its fault and the reason stay.")
                                 .arg(q(file->name)));
    auto* why = new QLineEdit(dialog);
    why->setObjectName(QStringLiteral("discard_why"));
    dialog->add_row(tr("&Why"), why, tr("For example: the bank sent a good file on 3 November."));
    dialog->set_act(tr("Discard it"), [this, dialog, why, id = file->id] {
        dialog->set_busy(true);
        command(
            m_session, dialog,
            [id, reason = why->text().trimmed().toStdString()](app::Writer& writer) {
                return app::discard_quarantined(writer, id, reason);
            },
            [this, dialog](Result<void> gone) {
                if (!gone)
                    return dialog->show_error(gone.error());
                dialog->accept();
                reload();
            });
    });
    dialog->open();
    why->setFocus(Qt::OtherFocusReason);
}

} // namespace comptoir::gui
