#include "gui/reconcile/line_template_dialog.h"

#include "comptoir/app/reconcile.h"
#include "comptoir/app/templates.h"
#include "comptoir/gui/reconcile/although_booked.h"
#include "comptoir/gui/reconcile/completions.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/typed_edits.h"
#include "gui/reconcile/pickers.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableWidget>

namespace comptoir::gui {

namespace {

class LineTemplateDialog {
    Q_DECLARE_TR_FUNCTIONS(LineTemplateDialog)
};

constexpr int k_rows_height = 130;
enum Column { Account, Party, Amount, k_columns };

// The entry a person looks at and changes: one row per account, tax rows included.
class EntryEdit : public QTableWidget {
public:
    EntryEdit(Session& session, QWidget* parent)
        : QTableWidget(0, k_columns, parent), m_session(session) {
        setObjectName(QStringLiteral("entry"));
        setHorizontalHeaderLabels({LineTemplateDialog::tr("Account"),
                                   LineTemplateDialog::tr("Third party"),
                                   LineTemplateDialog::tr("Amount")});
        horizontalHeaderItem(Account)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        horizontalHeaderItem(Party)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        horizontalHeaderItem(Amount)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        verticalHeader()->hide();
        horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
        setFixedHeight(k_rows_height);
        setTabKeyNavigation(false);
    }
    void show_entry(const app::TemplateEntry& entry) {
        setRowCount(static_cast<int>(entry.targets.size()));
        int row = 0;
        for (const reconcile::Target& target : entry.targets) {
            setItem(row, Account, new QTableWidgetItem(q(target.account)));
            setItem(row, Party, new QTableWidgetItem(q(target.party)));
            auto* amount = new QTableWidgetItem(m_session.words().bare(target.amount));
            amount->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            setItem(row, Amount, amount);
            ++row;
        }
    }
    // False when an amount cannot be read.
    bool read(Currency currency, std::vector<reconcile::Target>& targets) const {
        targets.clear();
        for (int row = 0; row < rowCount(); ++row) {
            const auto amount = MoneyEdit::parse(item(row, Amount)->text(), currency);
            if (!amount)
                return false;
            reconcile::Target target;
            target.kind = reconcile::TargetKind::Account;
            target.account = first_word(item(row, Account)->text()).toStdString();
            target.party = first_word(item(row, Party)->text()).toStdString();
            target.amount = *amount;
            targets.push_back(std::move(target));
        }
        return true;
    }

private:
    Session& m_session;
};

struct Inputs {
    FormDialog* dialog;
    TemplateBox* chooser;
    QLineEdit* label;
    EntryEdit* rows;
    QCheckBox* books;
    std::shared_ptr<std::optional<app::TemplateEntry>> entry; // as it was prefilled
    bank::LineId line;
};

QString words_of_line(const Session& session, const LineView& line) {
    return LineTemplateDialog::tr("%1, %2", "a bank line: label, amount")
        .arg(line.label, session.words().amount(line.amount));
}

void prefill(Session& session, const Inputs& inputs) {
    const auto chosen = inputs.chooser->chosen();
    inputs.entry->reset();
    inputs.rows->setRowCount(0);
    if (!chosen)
        return;
    query(
        session, inputs.dialog,
        [line = inputs.line, id = chosen->id](app::Reader& reader) {
            return app::prefill_entry(reader, line, id);
        },
        [inputs](Result<app::TemplateEntry> entry) {
            if (!entry)
                return inputs.dialog->show_error(entry.error());
            inputs.label->setText(q(entry->label));
            inputs.rows->show_entry(*entry);
            *inputs.entry = std::move(*entry);
            if ((*inputs.entry)->must_be_spread)
                inputs.dialog->show_note(LineTemplateDialog::tr(
                    "This template has several accounts: spread the amount over them."));
        });
}

void give(Session& session, const Inputs& inputs, const LineView& before) {
    const auto chosen = inputs.chooser->chosen();
    const reconcile::TemplateId id = chosen ? chosen->id : reconcile::TemplateId{};
    command(
        session, inputs.dialog,
        [line = inputs.line, id](app::Writer& writer) {
            return app::set_line_template(writer, line, id);
        },
        [inputs, before, &session](Result<void> done) {
            if (!done)
                return inputs.dialog->show_error(done.error());
            const std::string code =
                before.template_by == "hand" ? before.template_code : std::string();
            session.did({LineTemplateDialog::tr("template of %1", "an act that can be undone")
                             .arg(before.label),
                         [line = before.id, code](app::Writer& writer) -> Result<void> {
                             if (code.empty())
                                 return app::set_line_template(writer, line, {});
                             CT_ASSIGN(known, app::template_named(writer, code));
                             return app::set_line_template(writer, line, known.id);
                         }});
            inputs.dialog->accept();
        });
}

void book(Session& session, const Inputs& inputs, const LineView& line,
          bool although_booked = false) {
    if (!*inputs.entry)
        return inputs.dialog->show_problem(
            LineTemplateDialog::tr("Choose a template that fits the line."));
    app::TemplateEntry edited = **inputs.entry;
    edited.label = inputs.label->text().trimmed().toStdString();
    if (!inputs.rows->read(line.amount.currency(), edited.targets))
        return inputs.dialog->show_problem(LineTemplateDialog::tr("An amount cannot be read."));
    edited.although_booked = although_booked;
    inputs.dialog->set_busy(true);
    command(
        session, inputs.dialog,
        [edited](app::Writer& writer) { return app::book_template_entry(writer, edited); },
        [inputs, line, label = line.label, &session](Result<reconcile::MatchId> match) {
            if (!match && is_booked_already(match.error()))
                return offer_although_booked(
                    session, nullptr, inputs.dialog, match.error(),
                    [inputs, line, &session] { book(session, inputs, line, true); });
            if (!match)
                return inputs.dialog->show_error(match.error());
            session.did(
                {LineTemplateDialog::tr("entry of %1", "an act that can be undone").arg(label),
                 [match = *match](app::Writer& writer) { return app::undo_match(writer, match); },
                 users::Right::StatementCancel});
            inputs.dialog->accept();
        });
}

FormDialog* new_dialog(Session& session, QWidget* window, const QString& title) {
    auto* dialog =
        new FormDialog({session.theme(), session.words(), session.jobs()}, title, window);
    dialog->setMinimumWidth(560);
    return dialog;
}

void book_batch(Session& session, FormDialog* dialog, const std::vector<bank::LineId>& ids,
                bool although_booked) {
    dialog->set_busy(true);
    command(
        session, dialog,
        [ids, although_booked](app::Writer& writer) {
            return app::book_template_entries(writer, ids, although_booked);
        },
        [dialog, ids, &session](Result<std::vector<reconcile::MatchId>> matches) {
            if (!matches && is_booked_already(matches.error()))
                return offer_although_booked(
                    session, nullptr, dialog, matches.error(),
                    [dialog, ids, &session] { book_batch(session, dialog, ids, true); });
            if (!matches)
                return dialog->show_error(matches.error());
            session.did(
                {LineTemplateDialog::tr("%n entry(ies) by template", "an act that can be undone",
                                        static_cast<int>(matches->size())),
                 [matches = *matches](app::Writer& writer) {
                     return app::undo_matches(writer, matches);
                 },
                 users::Right::StatementCancel});
            dialog->accept();
        });
}

} // namespace

void open_line_template_dialog(Session& session, QWidget* window, const LineView& line) {
    FormDialog* dialog =
        new_dialog(session, window, LineTemplateDialog::tr("Entry template of the line"));
    dialog->set_introduction(words_of_line(session, line));
    Inputs inputs{};
    inputs.dialog = dialog;
    inputs.line = line.id;
    inputs.entry = std::make_shared<std::optional<app::TemplateEntry>>();
    inputs.chooser = new TemplateBox(session, dialog);
    inputs.chooser->setObjectName(QStringLiteral("template"));
    inputs.chooser->offer_none(LineTemplateDialog::tr("what is found by itself"));
    inputs.chooser->choose(line.template_code);
    dialog->add_row(LineTemplateDialog::tr("&Template"), inputs.chooser);
    inputs.label = new QLineEdit(dialog);
    inputs.label->setObjectName(QStringLiteral("label"));
    dialog->add_row(LineTemplateDialog::tr("&Label of the entry"), inputs.label);
    inputs.rows = new EntryEdit(session, dialog);
    dialog->add_row(LineTemplateDialog::tr("&Entry"), inputs.rows,
                    LineTemplateDialog::tr("Accounts and amounts may be changed before they are "
                                           "booked; together they make the line."));
    inputs.books = new QCheckBox(LineTemplateDialog::tr("&Book the entry and match it"), dialog);
    inputs.books->setObjectName(QStringLiteral("books"));
    inputs.books->setChecked(true);
    dialog->add_row(QString(), inputs.books);
    QObject::connect(inputs.chooser, &QComboBox::currentIndexChanged, dialog,
                     [inputs, &session] { prefill(session, inputs); });
    dialog->set_act(LineTemplateDialog::tr("OK"), [inputs, line, &session] {
        if (inputs.books->isChecked())
            book(session, inputs, line);
        else
            give(session, inputs, line);
    });
    dialog->open();
}

void open_template_batch_dialog(Session& session, QWidget* window,
                                const std::vector<LineView>& lines) {
    FormDialog* dialog =
        new_dialog(session, window, LineTemplateDialog::tr("Book lines by their templates"));
    std::vector<bank::LineId> ids;
    QStringList preview;
    Money total = Money::zero(lines.front().amount.currency());
    bool one_currency = true;
    for (const LineView& line : lines) {
        ids.push_back(line.id);
        one_currency = one_currency && line.amount.currency() == total.currency();
        if (one_currency)
            total += line.amount;
        preview << LineTemplateDialog::tr("%1 → %2", "bank line, its template")
                       .arg(words_of_line(session, line),
                            line.template_code.empty() ? LineTemplateDialog::tr("no template")
                                                       : q(line.template_code));
    }
    dialog->set_introduction(
        LineTemplateDialog::tr("%n line(s), each by its own template; the entries wait as drafts.",
                               "", static_cast<int>(lines.size())));
    auto* list = role_label("small", dialog);
    list->setObjectName(QStringLiteral("preview"));
    list->setText(preview.join(QLatin1Char('\n')));
    list->setWordWrap(true);
    dialog->add_row(LineTemplateDialog::tr("Lines"), list);
    if (one_currency) {
        auto* sum = new QLabel(session.words().amount(total), dialog);
        dialog->add_row(LineTemplateDialog::tr("Total"), sum);
    }
    dialog->set_act(LineTemplateDialog::tr("Book and match"),
                    [dialog, ids, &session] { book_batch(session, dialog, ids, false); });
    dialog->open();
}

void open_line_party_dialog(Session& session, QWidget* window, const LineView& line) {
    FormDialog* dialog =
        new_dialog(session, window, LineTemplateDialog::tr("Third party of the line"));
    dialog->set_introduction(words_of_line(session, line));
    auto* party = new QLineEdit(line.party_by == "hand" ? q(line.party) : QString(), dialog);
    party->setObjectName(QStringLiteral("party"));
    complete_parties(session, party);
    dialog->add_row(LineTemplateDialog::tr("&Third party"), party,
                    LineTemplateDialog::tr("Stays until you clear it; empty: what is found by "
                                           "itself."));
    dialog->set_act(LineTemplateDialog::tr("Save"), [dialog, party, line, &session] {
        const std::string code = first_word(party->text()).toStdString();
        dialog->set_busy(true);
        command(
            session, dialog,
            [id = line.id, code](app::Writer& writer) {
                return app::set_line_party(writer, id, code);
            },
            [dialog, line, &session](Result<void> done) {
                if (!done)
                    return dialog->show_error(done.error());
                const std::string before = line.party_by == "hand" ? line.party : std::string();
                session.did(
                    {LineTemplateDialog::tr("third party of %1", "an act that can be undone")
                         .arg(line.label),
                     [id = line.id, before](app::Writer& writer) {
                         return app::set_line_party(writer, id, before);
                     }});
                dialog->accept();
            });
    });
    dialog->open();
}

} // namespace comptoir::gui
