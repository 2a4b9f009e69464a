#include "comptoir/gui/bank/import_bar.h"

#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/journal_box.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

#include <algorithm>

namespace comptoir::gui {

namespace {

constexpr int k_path_shown = 44; // characters of a folder; the whole stands in its tool tip

QString shortened(const QString& path) {
    return path.size() <= k_path_shown ? path : QStringLiteral("…") + path.right(k_path_shown - 1);
}

} // namespace

ImportBar::ImportBar(Session& session, QWidget* parent) : QFrame(parent), m_session(session) {
    setProperty("role", "card");
    setObjectName(QStringLiteral("import_bar"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(8);
    m_journals = new QComboBox(this);
    m_journals->setObjectName(QStringLiteral("import_journal"));
    m_journals->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_formats = new QComboBox(this);
    m_formats->setObjectName(QStringLiteral("import_format"));
    m_formats->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_journal_words = role_label("dim", this);
    m_journal_words->setBuddy(m_journals);
    m_format_words = role_label("dim", this);
    m_format_words->setBuddy(m_formats);
    m_facts = role_label("dim", this);
    m_facts->setObjectName(QStringLiteral("import_facts"));
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setWordWrap(true); // a narrow window shows the whole in two lines
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_journal_words, m_journals, m_format_words, m_formats})
        row->addWidget(part);
    row->addSpacing(8);
    row->addWidget(m_facts, 1);
    m_acts = new QHBoxLayout;
    row->addLayout(m_acts);
    connect(m_journals, &QComboBox::currentIndexChanged, this, [this] {
        m_chosen = m_journals->currentData().toString().toStdString();
        fill_formats();
        show_facts();
        emit changed();
    });
    connect(m_formats, &QComboBox::activated, this, &ImportBar::changed);
    show_imports({});
}

void ImportBar::reload() {
    const auto asked = m_latest.next();
    query(
        m_session, this, [](app::Reader& reader) { return app::list_journal_imports(reader); },
        [this, asked](Result<std::vector<app::JournalImport>> imports) {
            if (!imports || !m_latest.is(asked))
                return;
            show_imports(std::move(*imports));
            emit changed();
        });
}

void ImportBar::show_imports(std::vector<app::JournalImport> imports) {
    m_imports = std::move(imports);
    const QSignalBlocker quiet(m_journals);
    m_journals->clear();
    m_journals->addItem(tr("every account of the files"), QString());
    for (const app::JournalImport& each : m_imports)
        add_journal(m_journals, each.journal);
    const int index = m_journals->findData(q(m_chosen));
    m_journals->setCurrentIndex(std::max(0, index));
    m_chosen = m_journals->currentData().toString().toStdString();
    fill_formats();
    show_facts();
}

void ImportBar::choose(const std::string& journal) {
    m_journals->setCurrentIndex(std::max(0, m_journals->findData(q(journal))));
}

const app::JournalImport* ImportBar::chosen() const {
    for (const app::JournalImport& each : m_imports)
        if (each.journal.code == m_chosen)
            return &each;
    return nullptr;
}

std::optional<std::string> ImportBar::journal() const {
    return m_chosen.empty() ? std::nullopt : std::optional(m_chosen);
}

std::optional<std::string> ImportBar::format() const {
    const app::JournalImport* import = chosen();
    const std::string format = m_formats->currentData().toString().toStdString();
    return import && format != import->format ? std::optional(format) : std::nullopt;
}

bool ImportBar::takes_files() const {
    const app::JournalImport* import = chosen();
    return !import ||
           (import->digital && m_formats->currentData().toString() != q(app::k_feed_format));
}

QString ImportBar::name_filter() const {
    if (!chosen())
        return {};
    for (const app::FormatRow& row : app::statement_file_formats())
        if (q(row.id) == m_formats->currentData().toString()) {
            QStringList patterns;
            for (const QString& ending :
                 q(row.extensions).split(QLatin1Char(' '), Qt::SkipEmptyParts))
                patterns << QLatin1Char('*') + ending;
            patterns << QStringLiteral("*.zip");
            return tr("%1 (%2)", "format and its file names")
                .arg(q(row.name), patterns.join(QLatin1Char(' ')));
        }
    return {};
}

void ImportBar::fill_formats() {
    const app::JournalImport* import = chosen();
    const QSignalBlocker quiet(m_formats);
    m_formats->clear();
    m_formats->addItem(tr("any format"), QString());
    for (const app::FormatRow& row : app::statement_file_formats())
        m_formats->addItem(q(row.name), q(row.id));
    if (import && import->format == app::k_feed_format)
        m_formats->addItem(tr("bank connection"), q(app::k_feed_format));
    m_formats->setCurrentIndex(std::max(0, import ? m_formats->findData(q(import->format)) : 0));
    m_formats->setEnabled(import != nullptr);
}

void ImportBar::show_facts() {
    const app::JournalImport* import = chosen();
    if (!import) {
        m_facts->setText(tr("As many statements as there are accounts."));
        m_facts->setToolTip({});
        return;
    }
    QStringList parts;
    const std::string& number = import->journal.bank_number;
    parts << (import->journal.iban ? tr("IBAN %1").arg(q(import->journal.iban->printed()))
              : number.empty()     ? tr("no IBAN")
                                   : tr("account %1").arg(q(number)));
    if (!import->folder.empty())
        parts << tr("folder %1").arg(shortened(q(import->folder.string())));
    if (import->format == app::k_feed_format)
        parts << tr("its statements come from the bank connection");
    if (!import->digital)
        parts << tr("takes no digital statements");
    m_facts->setText(parts.join(QStringLiteral(" · ")));
    m_facts->setToolTip(q(import->folder.string()));
}

QString ImportBar::facts() const {
    return m_facts->text();
}

void ImportBar::retranslate() {
    m_journal_words->setText(tr("&Journal"));
    m_journals->setAccessibleName(tr("Journal of the import"));
    m_format_words->setText(tr("F&ormat"));
    m_formats->setAccessibleName(tr("Format of the files"));
    m_journals->setItemText(0, tr("every account of the files"));
    const QString format = m_formats->currentData().toString();
    fill_formats();
    const QSignalBlocker quiet(m_formats);
    m_formats->setCurrentIndex(std::max(0, m_formats->findData(format)));
    show_facts();
}

} // namespace comptoir::gui
