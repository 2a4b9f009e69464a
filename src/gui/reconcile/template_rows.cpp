#include "gui/reconcile/template_rows.h"

#include "comptoir/gui/reconcile/completions.h"
#include "comptoir/gui/widgets/typed_edits.h"

#include <QHeaderView>

namespace comptoir::gui {

namespace {

constexpr int k_rows_shown = 4;
constexpr int k_height = 150;
constexpr std::int64_t k_per_percent = 10;

} // namespace

TemplateRowsEdit::TemplateRowsEdit(Session& session, QWidget* parent)
    : QTableWidget(k_rows_shown, k_columns, parent), m_session(session) {
    setObjectName(QStringLiteral("accounts"));
    setHorizontalHeaderLabels({tr("Account"), tr("Third party"), tr("Share"), tr("VAT in it, %")});
    verticalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    setFixedHeight(k_height);
    setTabKeyNavigation(false); // Tab leaves the table, arrows move in it
    // A row is always left to type into.
    connect(this, &QTableWidget::cellChanged, this, [this](int row, int) {
        if (row == rowCount() - 1 && !text_at(row, Account).isEmpty())
            insertRow(rowCount());
    });
}

QString TemplateRowsEdit::text_at(int row, Column column) const {
    const QTableWidgetItem* cell = item(row, column);
    return cell ? cell->text().trimmed() : QString();
}

QString TemplateRowsEdit::share_words(const reconcile::RowShare& share) const {
    switch (share.kind) {
    case reconcile::ShareKind::Permille: {
        const std::int64_t tenth = share.value % k_per_percent;
        QString text = QString::number(share.value / k_per_percent);
        if (tenth != 0)
            text += m_session.words().locale().decimalPoint() + QString::number(tenth);
        return text + QStringLiteral(" %");
    }
    case reconcile::ShareKind::Amount:
        return m_session.words().bare(Money{share.value, m_session.dossier().currency});
    case reconcile::ShareKind::Rest:
        return tr("rest", "the share of an account that takes what the others leave");
    }
    return {};
}

bool TemplateRowsEdit::read_share(const QString& text, reconcile::RowShare& share) const {
    if (text.isEmpty() || text.compare(tr("rest"), Qt::CaseInsensitive) == 0) {
        share = {};
        return true;
    }
    const Currency currency = m_session.dossier().currency;
    if (!text.endsWith(QLatin1Char('%'))) {
        const auto amount = MoneyEdit::parse(text, currency);
        if (amount)
            share = {reconcile::ShareKind::Amount, amount->minor()};
        return amount.has_value();
    }
    // Read with two decimals, kept in thousandths.
    const auto percent = MoneyEdit::parse(text.chopped(1), Currency::eur());
    if (!percent || percent->minor() % k_per_percent != 0)
        return false;
    share = {reconcile::ShareKind::Permille, percent->minor() / k_per_percent};
    return true;
}

void TemplateRowsEdit::show_rows(const std::vector<reconcile::TemplateRow>& rows) {
    clearContents();
    setRowCount(std::max(k_rows_shown, static_cast<int>(rows.size()) + 1));
    int at = 0;
    for (const reconcile::TemplateRow& row : rows) {
        setItem(at, Account, new QTableWidgetItem(q(row.account)));
        setItem(at, Party, new QTableWidgetItem(q(row.party)));
        setItem(at, Share, new QTableWidgetItem(share_words(row.share)));
        setItem(at, Vat, new QTableWidgetItem(row.vat ? q(row.vat->to_percent()) : QString()));
        ++at;
    }
}

TemplateRowsEdit::Typed TemplateRowsEdit::typed() const {
    Typed typed;
    for (int row = 0; row < rowCount(); ++row) {
        const QString account = first_word(text_at(row, Account));
        if (account.isEmpty())
            continue;
        reconcile::TemplateRow read;
        read.account = account.toStdString();
        read.party = first_word(text_at(row, Party)).toStdString();
        if (!read_share(text_at(row, Share), read.share)) {
            typed.problem = tr("The share of account %1 is no percentage, amount or “rest”: %2")
                                .arg(account, text_at(row, Share));
            return typed;
        }
        const QString vat = text_at(row, Vat).replace(QLatin1Char(','), QLatin1Char('.'));
        if (!vat.isEmpty()) {
            read.vat = Rate::parse_percent(vat.toStdString());
            if (!read.vat) {
                typed.problem = tr("The VAT of account %1 is no percentage: %2").arg(account, vat);
                return typed;
            }
        }
        typed.rows.push_back(std::move(read));
    }
    if (typed.rows.empty())
        typed.problem = tr("Type at least one account.");
    return typed;
}

} // namespace comptoir::gui
