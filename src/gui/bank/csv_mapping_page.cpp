#include "comptoir/gui/bank/csv_mapping_page.h"

#include "comptoir/app/bank.h"
#include "comptoir/gui/widgets/journal_box.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollBar>
#include <QSplitter>

#include <algorithm>

namespace comptoir::gui {

namespace {

constexpr int k_remarks_max = 5;
constexpr int k_name_max = 40;
constexpr int k_column_width = 172;
constexpr std::size_t k_lines_read = 100;

// What the file's name proposes: small letters, digits and hyphens.
QString name_from(const std::filesystem::path& path) {
    QString name;
    for (const QChar c : q(path.stem().string()).normalized(QString::NormalizationForm_D).toLower())
        if ((c >= QLatin1Char('a') && c <= QLatin1Char('z')) || c.isDigit())
            name += c;
        else if (!c.isMark() && !name.isEmpty() && !name.endsWith(QLatin1Char('-')))
            name += QLatin1Char('-');
    name.truncate(k_name_max);
    while (name.endsWith(QLatin1Char('-')))
        name.chop(1);
    return name.isEmpty() ? QStringLiteral("banque") : name;
}

// The journal it is saved for gives account and currency.
bool is_said_by_the_journal(const Diagnostic& doubt) {
    return doubt.code.name == "formats.account_missing" ||
           doubt.code.name == "formats.currency_assumed" ||
           doubt.code.name == "bank.account_unnamed";
}

void choose(QComboBox* combo, const QVariant& data) {
    combo->setCurrentIndex(std::max(0, combo->findData(data)));
}

} // namespace

CsvMappingPage::CsvMappingPage(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session) {
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(8);
    build_settings();
    build_tables();
    build_foot();
    whole->addWidget(m_settings);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setHandleWidth(10);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_cells_card);
    splitter->addWidget(m_read_card);
    splitter->setSizes({330, 260});
    whole->addWidget(splitter, 1);
    whole->addWidget(m_why);
    whole->addWidget(m_foot);
    retranslate();
}

void CsvMappingPage::build_settings() {
    m_settings = new QFrame(this);
    m_settings->setProperty("role", "card");
    auto* grid = new QGridLayout(m_settings);
    grid->setContentsMargins(12, 8, 12, 8);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(4);
    const auto add = [&](int column, QLabel*& label, QComboBox*& combo, const char* name) {
        label = role_label("small", m_settings);
        combo = new QComboBox(m_settings);
        combo->setObjectName(QLatin1String(name));
        label->setBuddy(combo);
        grid->addWidget(label, 0, column);
        grid->addWidget(combo, 1, column);
        connect(combo, &QComboBox::activated, this, &CsvMappingPage::take_settings);
    };
    add(0, m_delimiter_label, m_delimiter, "csv_delimiter");
    add(1, m_encoding_label, m_encoding, "csv_encoding");
    add(2, m_decimal_label, m_decimal, "csv_decimal");
    add(3, m_dates_label, m_dates, "csv_dates");
    add(4, m_sign_label, m_sign, "csv_sign");
    m_has_header = new QCheckBox(m_settings);
    m_has_header->setObjectName(QStringLiteral("csv_has_header"));
    m_inverted = new QCheckBox(m_settings);
    m_inverted->setObjectName(QStringLiteral("csv_inverted"));
    grid->addWidget(m_has_header, 0, 5);
    grid->addWidget(m_inverted, 1, 5);
    grid->setColumnStretch(6, 1);
    for (QCheckBox* box : {m_has_header, m_inverted})
        connect(box, &QCheckBox::clicked, this, &CsvMappingPage::take_settings);
    for (const char delimiter : {';', ',', '\t', '|'})
        m_delimiter->addItem(QString(), static_cast<int>(delimiter));
    for (const auto encoding :
         {bank::CsvEncoding::Detect, bank::CsvEncoding::Utf8, bank::CsvEncoding::Utf16,
          bank::CsvEncoding::Cp1252, bank::CsvEncoding::Latin9})
        m_encoding->addItem(QString(), static_cast<int>(encoding));
    for (const char mark : {'\0', ',', '.'})
        m_decimal->addItem(QString(), static_cast<int>(mark));
    m_dates->addItem(QString(), -1);
    for (const auto order : {bank::DateOrder::DayMonthYear, bank::DateOrder::MonthDayYear,
                             bank::DateOrder::YearMonthDay})
        m_dates->addItem(QString(), static_cast<int>(order));
    for (const auto sign :
         {bank::CsvDebitSign::Detect, bank::CsvDebitSign::Positive, bank::CsvDebitSign::Negative})
        m_sign->addItem(QString(), static_cast<int>(sign));
}

void CsvMappingPage::build_tables() {
    m_cells_card = new Card(this);
    m_cells_model = new CellsModel(this);
    m_cells = new Table(QStringLiteral("csv_cells"), m_session.theme(), m_cells_card);
    m_header = new RoleHeader(m_session.words(), m_session.theme(), m_cells);
    m_cells->setHorizontalHeader(m_header);
    m_cells->setModel(m_cells_model);
    m_cells->setSelectionMode(QAbstractItemView::SingleSelection);
    m_cells_card->body()->addWidget(m_cells);
    // The choosers stand on the header and move with it.
    connect(m_cells->horizontalScrollBar(), &QScrollBar::valueChanged, m_header,
            &RoleHeader::place);
    connect(m_header, &RoleHeader::role_chosen, this, [this](int column, bank::CsvRole role) {
        const auto index = static_cast<std::size_t>(column);
        if (index >= m_mapping.columns.size())
            return;
        m_mapping.columns[index].role = role;
        read_again();
    });
    m_read_card = new Card(this);
    m_read_model = new ReadTableModel(m_session.words(), this);
    m_read = new Table(QStringLiteral("csv_read"), m_session.theme(), m_read_card);
    m_read->show_model(m_read_model, ReadTableModel::Label);
    m_read_card->body()->addWidget(m_read);
    connect(m_cells, &Table::focus_changed, m_cells_card, &Card::set_within);
    connect(m_read, &Table::focus_changed, m_read_card, &Card::set_within);
}

void CsvMappingPage::build_foot() {
    m_why = new QFrame(this);
    m_why->setProperty("role", "why");
    auto* row = new QHBoxLayout(m_why);
    row->setContentsMargins(12, 8, 12, 8);
    m_remarks = new QLabel(m_why);
    m_remarks->setObjectName(QStringLiteral("csv_remarks"));
    m_remarks->setTextFormat(Qt::PlainText);
    m_remarks->setWordWrap(true);
    row->addWidget(m_remarks);
    m_foot = new QFrame(this);
    m_foot->setProperty("role", "card");
    auto* foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(12, 6, 12, 6);
    foot->setSpacing(8);
    m_journal_label = role_label("dim", m_foot);
    m_journal = new QComboBox(m_foot);
    m_journal->setObjectName(QStringLiteral("csv_journal"));
    m_journal->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_journal_label->setBuddy(m_journal);
    m_name_label = role_label("dim", m_foot);
    m_name = new QLineEdit(m_foot);
    m_name->setObjectName(QStringLiteral("csv_name"));
    m_name->setMaxLength(k_name_max);
    m_name->setMinimumWidth(220);
    m_name_label->setBuddy(m_name);
    for (QWidget* each :
         std::initializer_list<QWidget*>{m_journal_label, m_journal, m_name_label, m_name})
        foot->addWidget(each);
    foot->addStretch(1);
    connect(m_journal, &QComboBox::activated, this, &CsvMappingPage::changed);
    connect(m_name, &QLineEdit::textChanged, this, &CsvMappingPage::changed);
}

void CsvMappingPage::retranslate() {
    m_delimiter_label->setText(tr("&Separator"));
    m_encoding_label->setText(tr("&Encoding"));
    m_decimal_label->setText(tr("De&cimals"));
    m_dates_label->setText(tr("&Dates"));
    m_sign_label->setText(tr("De&bits are written"));
    m_has_header->setText(tr("The file has a header line"));
    m_inverted->setText(tr("Card: what was spent is positive"));
    m_journal_label->setText(tr("For the &journal"));
    m_name_label->setText(tr("under the &name"));
    const auto name = [](QComboBox* combo, const QStringList& words) {
        for (int item = 0; item < combo->count(); ++item)
            combo->setItemText(item, words.value(item));
    };
    name(m_delimiter, {tr("semicolon ;"), tr("comma ,"), tr("tabulator"), tr("bar |")});
    name(m_encoding, {tr("detect it"), QStringLiteral("UTF-8"), QStringLiteral("UTF-16"),
                      QStringLiteral("Windows-1252"), QStringLiteral("ISO 8859-15")});
    name(m_decimal, {tr("detect them"), tr("comma 1,50"), tr("point 1.50")});
    name(m_dates,
         {tr("detect them"), tr("day month year"), tr("month day year"), tr("year month day")});
    name(m_sign, {tr("detect it"), tr("without minus"), tr("with a minus")});
    m_cells_card->set_title(tr("The file"), q(m_path.filename().string()));
    m_read_card->set_title(tr("The lines it gives"));
    m_cells->setAccessibleName(tr("First cells of the file"));
    m_read->setAccessibleName(tr("Lines read from the file"));
    m_header->setAccessibleName(tr("What each column holds"));
    m_header->retranslate();
    m_read_model->repaint();
    show_remarks();
}

QWidget* CsvMappingPage::first_focus() const {
    QWidget* first = m_header->chooser(0);
    return first ? first : m_delimiter;
}

void CsvMappingPage::open(const std::filesystem::path& path) {
    m_path = path;
    m_mapping = {};
    m_preview.reset();
    m_error.reset();
    m_name->setText(name_from(path));
    load_journals();
    const auto asked = m_latest.next();
    query(
        m_session, this,
        [path](app::Reader&) {
            return app::preview_csv(path, {.mapping = std::nullopt, .lines_max = k_lines_read});
        },
        [this, asked](Result<app::CsvPreview> preview) {
            if (!m_latest.is(asked))
                return;
            if (!preview)
                return emit failed(preview.error());
            m_mapping = preview->proposal.mapping;
            m_preview = std::move(*preview);
            show_preview();
        });
}

void CsvMappingPage::load_journals() {
    query(
        m_session, this, [](app::Reader& reader) { return app::list_journals(reader); },
        [this](Result<std::vector<ledger::Journal>> journals) {
            if (!journals)
                return;
            const QVariant kept = m_journal->currentData();
            m_known_journals.clear();
            m_journal->clear();
            for (const ledger::Journal& each : *journals) {
                if (each.type != ledger::JournalType::Bank || !each.iban)
                    continue;
                m_known_journals.push_back(each);
                add_journal(m_journal, each);
            }
            choose(m_journal, kept);
            emit changed();
        });
}

void CsvMappingPage::take_settings() {
    m_mapping.delimiter = static_cast<char>(m_delimiter->currentData().toInt());
    m_mapping.encoding = static_cast<bank::CsvEncoding>(m_encoding->currentData().toInt());
    m_mapping.decimal_mark = static_cast<char>(m_decimal->currentData().toInt());
    const int order = m_dates->currentData().toInt();
    m_mapping.date_order =
        order < 0 ? std::nullopt : std::optional(static_cast<bank::DateOrder>(order));
    m_mapping.debit_sign = static_cast<bank::CsvDebitSign>(m_sign->currentData().toInt());
    m_mapping.has_header = m_has_header->isChecked();
    m_mapping.amounts_inverted = m_inverted->isChecked();
    read_again();
}

void CsvMappingPage::read_again() {
    const auto asked = m_latest.next();
    query(
        m_session, this,
        [path = m_path, mapping = m_mapping](app::Reader&) {
            return app::preview_csv(path, {.mapping = mapping, .lines_max = k_lines_read});
        },
        [this, asked](Result<app::CsvPreview> preview) {
            if (!m_latest.is(asked))
                return;
            m_error.reset();
            if (!preview) { // the choices stay, so that they can be corrected
                m_error = preview.error();
                m_read_model->set_rows({});
                show_remarks();
                return emit changed();
            }
            // Another separator makes other columns: what is proposed for them is taken.
            m_mapping = preview->proposal.mapping;
            m_preview = std::move(*preview);
            show_preview();
        });
}

void CsvMappingPage::show_settings() {
    choose(m_delimiter, static_cast<int>(m_mapping.delimiter));
    choose(m_encoding, static_cast<int>(m_mapping.encoding));
    choose(m_decimal, static_cast<int>(m_mapping.decimal_mark));
    choose(m_dates, m_mapping.date_order ? static_cast<int>(*m_mapping.date_order) : -1);
    choose(m_sign, static_cast<int>(m_mapping.debit_sign));
    m_has_header->setChecked(m_mapping.has_header);
    m_inverted->setChecked(m_mapping.amounts_inverted);
    const bool debit_column =
        std::any_of(m_mapping.columns.begin(), m_mapping.columns.end(),
                    [](const auto& each) { return each.role == bank::CsvRole::Debit; });
    m_sign->setEnabled(debit_column);
}

void CsvMappingPage::show_preview() {
    show_settings();
    m_cells_model->show_proposal(m_preview->proposal);
    m_header->show_columns(m_preview->proposal.columns);
    for (int column = 0; column < m_cells_model->columnCount(); ++column)
        m_cells->setColumnWidth(column, k_column_width);
    std::vector<ReadRow> rows;
    for (const bank::StatementDraft& statement : m_preview->statements)
        for (const bank::StatementLine& line : statement.lines)
            rows.push_back({static_cast<qlonglong>(rows.size()) + 1, line});
    m_read_model->set_rows({});
    m_read_model->set_rows(std::move(rows));
    retranslate();
    emit changed();
}

void CsvMappingPage::show_remarks() {
    const Words& words = m_session.words();
    QStringList remarks;
    if (m_error)
        remarks << words.sentence(*m_error);
    if (m_preview && !m_error) {
        for (const bank::CsvLack lack : m_preview->proposal.lacks)
            remarks << lack_words(lack);
        if (m_preview->error && m_preview->proposal.lacks.empty())
            remarks << words.sentence(*m_preview->error);
        for (const Diagnostic& doubt : m_preview->diagnostics)
            if (!is_said_by_the_journal(doubt))
                remarks << words.sentence(doubt);
    }
    if (remarks.isEmpty() && m_read_model->rowCount() > 0)
        remarks << (m_preview->is_whole
                        ? tr("%n line(s) are read: compare them with the bank’s site.", nullptr,
                             m_read_model->rowCount())
                        : tr("The first %n line(s) are read: compare them with the bank’s site.",
                             nullptr, m_read_model->rowCount()));
    if (m_journal->count() == 0)
        remarks << tr("No bank journal has an IBAN yet: add one before you save.");
    remarks.removeDuplicates();
    m_remarks->setText(remarks.mid(0, k_remarks_max).join(QLatin1Char('\n')));
}

QString CsvMappingPage::remarks() const {
    return m_remarks->text();
}

std::optional<ledger::Journal> CsvMappingPage::chosen_journal() const {
    for (const ledger::Journal& each : m_known_journals)
        if (q(each.code) == m_journal->currentData().toString())
            return each;
    return std::nullopt;
}

bool CsvMappingPage::can_save() const {
    return m_preview && !m_error && m_preview->proposal.lacks.empty() && !m_preview->error &&
           m_read_model->rowCount() > 0 && chosen_journal() && !m_name->text().trimmed().isEmpty();
}

void CsvMappingPage::save() {
    const auto journal = chosen_journal();
    if (!can_save() || !journal)
        return;
    bank::CsvMapping mapping = m_mapping;
    mapping.name = m_name->text().trimmed().toStdString();
    const auto has = [&](bank::CsvRole role) {
        return std::any_of(mapping.columns.begin(), mapping.columns.end(),
                           [role](const auto& each) { return each.role == role; });
    };
    // What the file does not say of itself, the journal says.
    if (!has(bank::CsvRole::Account) && mapping.account.empty() && journal->iban)
        mapping.account = journal->iban->text();
    if (!has(bank::CsvRole::Currency) && !mapping.currency)
        mapping.currency = journal->currency;
    command(
        m_session, this,
        [code = journal->code, mapping](app::Writer& writer) {
            return app::save_csv_mapping(writer, code, mapping);
        },
        [this, code = q(journal->code)](Result<app::CsvMappingRow> row) {
            if (!row)
                return emit failed(row.error());
            emit saved(code);
        });
}

} // namespace comptoir::gui
