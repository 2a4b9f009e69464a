#include "comptoir/gui/bank/history_criteria.h"

#include "comptoir/gui/bank/import_plan.h"
#include "comptoir/gui/widgets/typed_edits.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>

namespace comptoir::gui {

namespace {

constexpr int k_typing_ms = 250;
constexpr std::string_view k_formats[] = {"camt.053", "camt.052", "cfonb120", "mt940", "ofx",
                                          "coda",     "qif",      "csv",      "feed"};

} // namespace

HistoryCriteria::HistoryCriteria(const Words& words, QWidget* parent)
    : QWidget(parent), m_words(words) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 4, 10, 4);
    row->setSpacing(8);
    m_line_text = new QLineEdit(this);
    m_line_text->setObjectName(QStringLiteral("history_line_text"));
    m_line_text->setClearButtonEnabled(true);
    m_amount = new MoneyEdit(words, this);
    m_amount->setObjectName(QStringLiteral("history_amount"));
    m_amount->setClearButtonEnabled(true);
    m_amount->setMaximumWidth(150);
    m_format = new QComboBox(this);
    m_format->setObjectName(QStringLiteral("history_format"));
    m_format->addItem(QString(), QString());
    for (const std::string_view format : k_formats)
        m_format->addItem(QString(), q(format));
    m_user = new QComboBox(this);
    m_user->setObjectName(QStringLiteral("history_user"));
    m_user->addItem(QString(), QString());
    m_gaps = new QCheckBox(this);
    m_gaps->setObjectName(QStringLiteral("history_gaps"));
    row->addWidget(m_line_text, 1);
    row->addWidget(m_amount);
    for (QComboBox* each : {m_format, m_user}) {
        each->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        row->addWidget(each);
        connect(each, &QComboBox::activated, this, &HistoryCriteria::changed);
    }
    row->addWidget(m_gaps);
    m_typing.setSingleShot(true);
    m_typing.setInterval(k_typing_ms);
    connect(&m_typing, &QTimer::timeout, this, &HistoryCriteria::changed);
    for (QLineEdit* each : {m_line_text, static_cast<QLineEdit*>(m_amount)})
        connect(each, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(m_gaps, &QCheckBox::toggled, this, &HistoryCriteria::changed);
    retranslate();
}

void HistoryCriteria::retranslate() {
    m_line_text->setPlaceholderText(tr("Words in the lines"));
    m_line_text->setAccessibleName(tr("Words in the lines"));
    m_amount->setPlaceholderText(tr("Amount"));
    m_amount->setAccessibleName(tr("Amount of a line or a balance"));
    m_amount->setToolTip(tr("Of a line or a balance, whether money came in or went out"));
    m_format->setAccessibleName(tr("Format"));
    m_format->setItemText(0, tr("All formats"));
    for (int index = 1; index < m_format->count(); ++index) {
        const std::string format = m_format->itemData(index).toString().toStdString();
        m_format->setItemText(index, format == "feed" ? tr("bank feed") : format_words(format));
    }
    m_user->setAccessibleName(tr("Imported by"));
    m_user->setItemText(0, tr("Imported by anyone"));
    m_gaps->setText(tr("Gaps and overlaps only"));
}

void HistoryCriteria::set_users(const QStringList& users) {
    const QSignalBlocker quiet(m_user);
    const QString kept = m_user->currentData().toString();
    while (m_user->count() > 1)
        m_user->removeItem(1);
    for (const QString& user : users)
        m_user->addItem(user, user);
    m_user->setCurrentIndex(std::max(0, m_user->findData(kept)));
}

void HistoryCriteria::fill(app::HistoryFilter& filter) const {
    filter.line_text = m_line_text->text().trimmed().toStdString();
    if (const auto amount = m_amount->money())
        filter.amount_minor = amount->minor() < 0 ? -amount->minor() : amount->minor();
    filter.format = m_format->currentData().toString().toStdString();
    filter.imported_by = m_user->currentData().toString().toStdString();
    filter.only_gaps = m_gaps->isChecked();
}

bool HistoryCriteria::is_set() const {
    app::HistoryFilter filter;
    fill(filter);
    return !filter.line_text.empty() || filter.amount_minor || !filter.format.empty() ||
           !filter.imported_by.empty() || filter.only_gaps;
}

void HistoryCriteria::clear() {
    m_line_text->clear();
    m_amount->clear();
    m_format->setCurrentIndex(0);
    m_user->setCurrentIndex(0);
    m_gaps->setChecked(false);
}

} // namespace comptoir::gui
