#include "comptoir/gui/reconcile/write_off_dialog.h"

#include "comptoir/app/bank.h"
#include "comptoir/gui/reconcile/account_rows.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/journal_box.h"
#include "comptoir/gui/widgets/typed_edits.h"

#include <QComboBox>
#include <QCoreApplication>

namespace comptoir::gui {

namespace {

constexpr int k_width = 720; // accounts with their names, and their rates

// Names the context of the translations below.
class WriteOffDialog {
    Q_DECLARE_TR_FUNCTIONS(WriteOffDialog)
};

struct Offer {
    app::WriteOffOffer difference;
    std::vector<ledger::Journal> journals;
};

Result<Offer> load_offer(app::Reader& reader, const app::ManualMatch& ticked) {
    CT_ASSIGN(difference, app::write_off_offer(reader, ticked));
    CT_ASSIGN(journals, app::list_journals(reader));
    return Offer{std::move(difference), std::move(journals)};
}

// Where a write-off may stand: the bank's own journals and the general ones.
void fill_journals(QComboBox* box, const std::vector<ledger::Journal>& journals) {
    box->addItem(WriteOffDialog::tr("That of the line"), QString());
    for (const ledger::Journal& journal : journals)
        if (journal.type == ledger::JournalType::General ||
            journal.type == ledger::JournalType::Bank)
            add_journal(box, journal);
}

QString name_of(const reconcile::DifferenceType& type, Money difference) {
    return WriteOffDialog::tr("%1 (%2)", "a type of difference and its account")
        .arg(q(type.label), q(type.account_for(difference)));
}

// What is to go, in words that name the amount.
QString introduction(const QString& line, const QString& amount, const Offer& offer, bool apart) {
    if (apart)
        return WriteOffDialog::tr("%1: no piece is ticked, the whole %2 would be booked, an entry "
                                  "for each line on its own day. Give one account for all of them, "
                                  "471 when that is not known yet.",
                                  "several bank lines; an amount")
            .arg(line, amount);
    if (!offer.difference.settles)
        return WriteOffDialog::tr("%1: no piece is ticked, the whole %2 would be booked. Tick what "
                                  "it pays, or say here where it belongs, 471 when that is not "
                                  "known yet.",
                                  "a bank line; an amount")
            .arg(line, amount);
    if (offer.difference.types.empty())
        return WriteOffDialog::tr("%1: %2 is left, too much for a difference of settlement. Tick "
                                  "what is missing, or say here where it belongs, 471 when that "
                                  "is not known yet.",
                                  "a bank line; an amount")
            .arg(line, amount);
    return WriteOffDialog::tr("%1: %2 is left.", "a bank line; an amount").arg(line, amount);
}

// Of the types of that kind the one that is booked where the proposal books it: Enter on the line
// and Enter here then make the same rows, the VAT of a discount too.
int place_of(const ProposedDifference& proposed, const app::WriteOffOffer& offer) {
    int found = 0;
    bool by_account = false;
    for (std::size_t i = offer.types.size(); i-- > 0;) {
        const reconcile::DifferenceType& type = offer.types[i];
        const bool same = type.account_for(offer.difference) == proposed.account;
        if (type.kind != proposed.kind || (by_account && !same))
            continue;
        found = static_cast<int>(i);
        by_account = same;
    }
    return found;
}

void show_dialog(Session& session, QWidget* window, const WriteOffQuestion& question,
                 const Offer& offer, app::WriteOff request, WriteOffTyped typed) {
    auto* dialog = new FormDialog({session.theme(), session.words(), session.jobs()},
                                  WriteOffDialog::tr("Write off the difference"), window);
    dialog->setMinimumWidth(k_width);
    const Money difference = offer.difference.difference;
    // Several lines that no piece joins are booked one by one, and nobody asks for a common day.
    const bool apart = !offer.difference.settles && request.lines.size() > 1;
    dialog->set_introduction(
        introduction(question.line, session.words().amount(difference), offer, apart));
    auto* type = new QComboBox(dialog);
    type->setObjectName(QStringLiteral("type"));
    for (const reconcile::DifferenceType& each : offer.difference.types)
        type->addItem(name_of(each, difference), q(each.code));
    type->addItem(WriteOffDialog::tr("Other: rows of your own"),
                  QString::fromUtf8(app::k_other_difference.data(),
                                    static_cast<qsizetype>(app::k_other_difference.size())));
    if (!offer.difference.settles) // a line that settles nothing goes nowhere by Enter alone
        type->setCurrentIndex(type->count() - 1);
    else if (question.proposed && !offer.difference.types.empty())
        type->setCurrentIndex(place_of(*question.proposed, offer.difference));
    auto* journal = new QComboBox(dialog);
    journal->setObjectName(QStringLiteral("journal"));
    fill_journals(journal, offer.journals);
    auto* booked_on = new DayEdit(session.words(), dialog);
    booked_on->setObjectName(QStringLiteral("booked_on"));
    booked_on->set_day(question.day);
    auto* rows = new AccountRows(session, dialog);
    rows->set_total(difference);
    dialog->add_row(WriteOffDialog::tr("&Type of difference"), type);
    // A179: what the entry will carry whatever is chosen here.
    dialog->add_row(WriteOffDialog::tr("&Journal"), journal,
                    WriteOffDialog::tr("Its entry is marked as a write-off (transaction code "
                                       "SCRAP), whatever is chosen here."));
    if (apart)
        booked_on->hide();
    else
        dialog->add_row(WriteOffDialog::tr("&Day of the operation"), booked_on);
    dialog->add_row(WriteOffDialog::tr("&Rows"), rows);
    const auto is_other = [type] {
        return type->currentData().toString() == QLatin1String("other");
    };
    rows->setEnabled(is_other());
    QObject::connect(type, &QComboBox::currentIndexChanged, rows,
                     [rows, is_other] { rows->setEnabled(is_other()); });
    dialog->set_act(WriteOffDialog::tr("Write off"), [=] {
        app::WriteOff whole = request;
        whole.type = type->currentData().toString().toStdString();
        whole.journal = journal->currentData().toString().toStdString();
        if (!apart)
            whole.booked_on = booked_on->day();
        if (is_other()) {
            if (const QString problem = rows->problem(); !problem.isEmpty())
                return dialog->show_problem(problem);
            whole.rows = rows->rows();
        }
        typed(whole, dialog);
    });
    dialog->open();
}

} // namespace

std::optional<ProposedDifference> proposed_difference(const reconcile::Proposal& proposal) {
    using reconcile::DifferenceKind;
    ProposedDifference proposed;
    if (proposal.kind == reconcile::Kind::Discount)
        proposed.kind = DifferenceKind::Discount;
    else if (proposal.kind == reconcile::Kind::Fee)
        proposed.kind = DifferenceKind::Fee;
    else if (proposal.kind != reconcile::Kind::Rounding)
        return std::nullopt;
    for (const reconcile::Target& target : proposal.targets)
        if (target.kind == reconcile::TargetKind::Account && proposed.account.empty())
            proposed.account = target.account;
    return proposed;
}

void open_write_off_dialog(Session& session, QWidget* window, const WriteOffQuestion& question,
                           WriteOffTyped typed, std::function<void(const Error&)> failed,
                           std::function<void(const QString&)> told) {
    app::WriteOff request;
    request.lines = question.ticked.lines;
    request.targets = question.ticked.targets;
    query(
        session, window,
        [ticked = question.ticked](app::Reader& reader) { return load_offer(reader, ticked); },
        [&session, window, question, request, typed, failed, told](Result<Offer> offer) {
            if (!offer)
                return failed(offer.error());
            if (offer->difference.difference.is_zero())
                return told(WriteOffDialog::tr(
                    "Nothing is left to write off: the totals are equal. Press Enter to match."));
            show_dialog(session, window, question, *offer, request, typed);
        });
}

} // namespace comptoir::gui
