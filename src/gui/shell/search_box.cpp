#include "comptoir/gui/shell/search_box.h"

#include "comptoir/app/bank.h"
#include "comptoir/app/books.h"
#include "comptoir/app/invoices.h"
#include "comptoir/core/text.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFrame>

namespace comptoir::gui {

namespace {

constexpr int k_delay_ms = 150;
constexpr std::int64_t k_each_max = 6;
constexpr int k_shown_max = 14;
constexpr int k_key_gap = 12; // between the words and the key; without room the words stand alone
const QLatin1String k_key("Ctrl K");

QFont key_font() {
    QFont font(QStringLiteral("Noto Sans Mono"));
    font.setPointSizeF(8.25);
    return font;
}

// What one look into the dossier brings back.
struct Findings {
    std::vector<ledger::Party> parties;
    std::vector<invoices::Invoice> invoices;
    std::vector<app::LineRow> lines;
    std::vector<ledger::Entry> entries;
};

bool holds(std::string_view text, std::string_view folded) {
    return comptoir::text::fold(text).find(folded) != std::string::npos;
}

Result<Findings> look(app::Reader& reader, const std::string& text) {
    Findings found;
    const std::string folded = comptoir::text::fold(text);
    CT_ASSIGN(parties, app::list_parties(reader));
    for (ledger::Party& party : parties)
        if (found.parties.size() < k_each_max &&
            (holds(party.name, folded) || holds(party.code, folded)))
            found.parties.push_back(std::move(party));
    app::InvoiceFilter invoice_filter;
    invoice_filter.text = text;
    invoice_filter.limit = k_each_max;
    CT_ASSIGN(invoice_list, app::list_invoices(reader, invoice_filter));
    found.invoices = std::move(invoice_list);
    app::LineFilter line_filter;
    line_filter.text = text;
    line_filter.limit = k_each_max;
    CT_TRY(app::for_each_line(reader, line_filter, [&](const app::LineRow& line) {
        found.lines.push_back(line);
        return true;
    }));
    app::EntryFilter entry_filter;
    entry_filter.text = text;
    entry_filter.limit = k_each_max;
    CT_TRY(app::for_each_entry(reader, entry_filter, [&](const ledger::Entry& entry) {
        found.entries.push_back(entry);
        return true;
    }));
    return found;
}

} // namespace

SearchBox::SearchBox(Surroundings surroundings, QWidget* parent)
    : QLineEdit(parent), m_surroundings(surroundings) {
    setObjectName(QStringLiteral("search_box"));
    m_results = new QListWidget(parent ? parent->window() : nullptr);
    m_results->setObjectName(QStringLiteral("search_results"));
    m_results->setWindowFlags(Qt::ToolTip | Qt::FramelessWindowHint);
    m_results->setFocusPolicy(Qt::NoFocus);
    m_results->hide();
    m_timer.setSingleShot(true);
    m_timer.setInterval(k_delay_ms);
    connect(&m_timer, &QTimer::timeout, this, [this] { ask_dossier(text().trimmed()); });
    connect(this, &QLineEdit::textEdited, this, &SearchBox::search);
    connect(m_results, &QListWidget::itemClicked, this, &SearchBox::go);
}

void SearchBox::set_session(Session* session) {
    m_session = session;
    m_latest.next();
    m_timer.stop();
    m_hits.clear();
    m_results->clear();
    m_results->hide();
    setText({}); // not clear(): Ctrl+Z in the field would bring it back
}

void SearchBox::search() {
    const QString wanted = text().trimmed();
    m_latest.next();
    m_hits.clear();
    if (wanted.isEmpty()) {
        m_results->hide();
        return;
    }
    const std::string folded = comptoir::text::fold(wanted.toStdString());
    if (m_local)
        for (SearchHit& hit : m_local())
            if (holds(hit.words.toStdString(), folded) && m_hits.size() < k_each_max)
                m_hits.push_back(std::move(hit));
    show_hits();
    if (m_session && wanted.size() >= 2)
        m_timer.start();
}

void SearchBox::ask_dossier(const QString& wanted) {
    if (!m_session || wanted.size() < 2)
        return;
    const auto asked = m_latest.next();
    query(
        *m_session, this,
        [text = wanted.toStdString()](app::Reader& reader) { return look(reader, text); },
        [this, asked](Result<Findings> found) {
            if (!m_latest.is(asked) || !found)
                return;
            Words& words = m_surroundings.words;
            const auto add = [this](const QString& kind, const QString& label, const char* icon,
                                    const QString& pane, const QString& what, qlonglong id) {
                m_hits.push_back({kind, label, QLatin1String(icon),
                                  [this, pane, what, id] { emit jump_asked(pane, what, id); }});
            };
            for (const invoices::Invoice& each : found->invoices)
                add(tr("invoice"),
                    tr("%1, %2, %3", "invoice number, party, amount")
                        .arg(q(each.number),
                             q(each.direction == invoices::Direction::Purchase ? each.seller.name
                                                                               : each.buyer.name),
                             words.amount(each.gross)),
                    "invoices", QStringLiteral("invoices"), QStringLiteral("invoice"),
                    each.id.value());
            for (const app::LineRow& each : found->lines)
                add(tr("bank line"),
                    tr("%1, %2, %3", "bank line: date, label, amount")
                        .arg(words.date(each.line.booked_on), q(each.line.label),
                             words.amount(each.line.amount)),
                    "reconcile", QStringLiteral("reconcile"), QStringLiteral("line"),
                    each.id.value());
            for (const ledger::Entry& each : found->entries)
                add(tr("entry"),
                    tr("%1 %2, %3", "entry: journal, date, label")
                        .arg(q(each.journal), words.date(each.date), q(each.label)),
                    "entries", QStringLiteral("entries"), QStringLiteral("entry"), each.id.value());
            for (const ledger::Party& each : found->parties)
                m_hits.push_back({tr("third party"), q(each.name), QStringLiteral("person"),
                                  [this, name = q(each.name)] {
                                      setText(name);
                                      setFocus();
                                      search();
                                  }});
            show_hits();
        });
}

void SearchBox::show_hits() {
    const int kept = std::max(0, m_results->currentRow());
    m_results->clear();
    for (const SearchHit& hit : m_hits) {
        if (m_results->count() == k_shown_max)
            break;
        auto* item =
            new QListWidgetItem(m_surroundings.theme.icon(hit.icon),
                                tr("%1    %2", "search result: words, then what kind of thing")
                                    .arg(hit.words, hit.kind),
                                m_results);
        item->setData(Qt::UserRole, m_results->count() - 1);
        item->setSizeHint({0, 28});
    }
    if (m_results->count() == 0) {
        auto* nothing = new QListWidgetItem(tr("Nothing found yet."), m_results);
        nothing->setFlags(Qt::NoItemFlags);
    }
    m_results->setCurrentRow(std::min(kept, m_results->count() - 1));
    m_results->setFixedWidth(std::max(width(), 520));
    m_results->setFixedHeight(m_results->count() * 28 + 8);
    m_results->move(mapToGlobal(QPoint(width() - m_results->width(), height() + 2)));
    m_results->show();
}

void SearchBox::go(QListWidgetItem* item) {
    if (!item || !item->flags().testFlag(Qt::ItemIsEnabled))
        return;
    const auto index = static_cast<std::size_t>(item->data(Qt::UserRole).toInt());
    if (index >= m_hits.size())
        return;
    const auto act = m_hits[index].go;
    m_results->hide();
    clear();
    clearFocus();
    act();
}

void SearchBox::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        m_results->setCurrentRow(
            std::clamp(m_results->currentRow() + (event->key() == Qt::Key_Down ? 1 : -1), 0,
                       std::max(0, m_results->count() - 1)));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        go(m_results->currentItem());
        return;
    case Qt::Key_Escape:
        clear();
        m_results->hide();
        clearFocus();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchBox::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    if (!m_results->underMouse())
        m_results->hide();
}

QRectF SearchBox::key_cap() const {
    const QFontMetrics metrics(key_font());
    const int cap_width = metrics.horizontalAdvance(k_key) + 8;
    const QRectF cap(width() - cap_width - 8.5, (height() - metrics.height()) / 2.0, cap_width,
                     metrics.height());
    QStyleOptionFrame frame;
    initStyleOption(&frame);
    const int begins = style()->subElementRect(QStyle::SE_LineEditContents, &frame, this).left();
    const int ends = begins + fontMetrics().horizontalAdvance(placeholderText());
    return cap.left() - ends < k_key_gap ? QRectF() : cap;
}

void SearchBox::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    const QRectF cap = key_cap();
    if (hasFocus() || !text().isEmpty() || cap.isNull())
        return;
    // The key that leads here, as on every button.
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours& c = m_surroundings.theme.colours();
    painter.setPen(c.line);
    painter.drawRoundedRect(cap, 3, 3);
    painter.setFont(key_font());
    painter.setPen(c.dim);
    painter.drawText(cap, Qt::AlignCenter, k_key);
}

} // namespace comptoir::gui
