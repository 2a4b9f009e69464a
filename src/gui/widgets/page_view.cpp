#include "comptoir/gui/widgets/page_view.h"

#include "comptoir/app/invoices.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/page_stack.h"

#include <QBuffer>
#include <QEvent>
#include <QImageReader>
#include <QPainter>
#include <QPdfDocument>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace comptoir::gui {

namespace {

constexpr qsizetype k_text_max = 200'000;
constexpr int k_image_side_max = 6000;

DrawnDocument draw_pdf(const QByteArray& bytes) {
    DrawnDocument drawn;
    QBuffer device;
    device.setData(bytes);
    device.open(QIODevice::ReadOnly);
    QPdfDocument pdf;
    pdf.load(&device);
    if (pdf.status() != QPdfDocument::Status::Ready)
        return drawn;
    drawn.page_count = pdf.pageCount();
    for (int page = 0; page < std::min(drawn.page_count, k_pages_max); ++page) {
        const QSizeF points = pdf.pagePointSize(page);
        const int height =
            static_cast<int>(k_page_width * points.height() / std::max(1.0, points.width()));
        QImage paper(k_page_width, std::min(height, k_image_side_max), QImage::Format_RGB32);
        paper.fill(Qt::white);
        QPainter painter(&paper);
        painter.drawImage(0, 0, pdf.render(page, paper.size()));
        painter.end();
        drawn.pages.push_back(std::move(paper));
    }
    return drawn;
}

// Indented, so that a one-line XML file can be read.
QString readable_xml(const QByteArray& bytes) {
    QXmlStreamReader reader(bytes);
    QString text;
    QXmlStreamWriter writer(&text);
    writer.setAutoFormatting(true);
    while (!reader.atEnd() && text.size() < k_text_max) {
        reader.readNext();
        if (!reader.hasError() && !reader.isWhitespace() && !reader.isStartDocument())
            writer.writeCurrentToken(reader);
    }
    return reader.hasError() || text.isEmpty() ? QString::fromUtf8(bytes.left(k_text_max)) : text;
}

} // namespace

DrawnDocument draw_document(const std::string& bytes, inbox::MediaType type) {
    const auto data = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
    switch (type) {
    case inbox::MediaType::Pdf:
        return draw_pdf(data);
    case inbox::MediaType::Xml: {
        DrawnDocument drawn;
        drawn.text = readable_xml(data);
        drawn.page_count = 1;
        return drawn;
    }
    case inbox::MediaType::Png:
    case inbox::MediaType::Jpeg:
        break;
    }
    DrawnDocument drawn;
    QBuffer device;
    device.setData(data);
    device.open(QIODevice::ReadOnly);
    QImageReader reader(&device);
    reader.setAutoTransform(true);
    if (reader.size().width() > k_page_width * 2)
        reader.setScaledSize(
            reader.size().scaled(k_page_width * 2, k_image_side_max, Qt::KeepAspectRatio));
    QImage image = reader.read();
    if (!image.isNull()) {
        drawn.pages.push_back(std::move(image));
        drawn.page_count = 1;
    }
    return drawn;
}

PageView::PageView(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    m_stack = new PageStack(this);
    whole->addWidget(m_stack);
    m_nothing = role_label("dim", this);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_stack->addWidget(m_nothing);
    m_area = new QScrollArea(this);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_sheet = new QWidget;
    auto* pages = new QVBoxLayout(m_sheet);
    pages->setContentsMargins(12, 12, 12, 12);
    pages->setSpacing(12);
    pages->setAlignment(Qt::AlignTop | Qt::AlignHCenter);
    m_area->setWidget(m_sheet);
    m_stack->addWidget(m_area);
    m_text = new QPlainTextEdit(this);
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setStyleSheet(QStringLiteral("font-family: 'Noto Sans Mono'; font-size: 8.5pt;"));
    m_stack->addWidget(m_text);
    retranslate();
}

void PageView::retranslate() {
    m_nothing->setText(tr("Choose a document to see it here."));
    m_area->setAccessibleName(tr("Pages of the document"));
    m_text->setAccessibleName(tr("Text of the document"));
}

void PageView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PageView::show_document(std::int64_t document) {
    if (document == m_document)
        return;
    m_document = document;
    const auto asked = m_latest.next();
    if (document == 0) {
        m_stack->setCurrentWidget(m_nothing);
        return;
    }
    query(
        m_session, this,
        [document](app::Reader& reader) -> Result<std::pair<DrawnDocument, QString>> {
            CT_ASSIGN(bytes, app::document_bytes(reader, inbox::DocumentId{document}));
            const auto type = inbox::media_type_of(bytes);
            CT_ASSIGN(all, app::list_documents(reader, std::nullopt));
            const auto found =
                std::find_if(all.begin(), all.end(), [&](const inbox::Document& each) {
                    return each.id.value() == document;
                });
            return std::pair{draw_document(bytes, type.value_or(inbox::MediaType::Xml)),
                             found == all.end() ? QString() : q(found->name)};
        },
        [this, asked](Result<std::pair<DrawnDocument, QString>> answer) {
            if (!m_latest.is(asked))
                return;
            if (!answer) {
                m_stack->setCurrentWidget(m_nothing);
                emit failed(answer.error());
                return;
            }
            const int count = answer->first.page_count;
            show_drawn(std::move(answer->first));
            emit drawn(answer->second, count);
        });
}

void PageView::show_drawn(DrawnDocument document) {
    qDeleteAll(m_labels);
    m_labels.clear();
    m_pages = std::move(document.pages);
    if (!document.text.isEmpty()) {
        m_text->setPlainText(document.text);
        m_stack->setCurrentWidget(m_text);
        return;
    }
    if (m_pages.empty()) {
        m_stack->setCurrentWidget(m_nothing);
        return;
    }
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        auto* label = new QLabel(m_sheet);
        label->setFrameStyle(QFrame::NoFrame);
        m_sheet->layout()->addWidget(label);
        m_labels.push_back(label);
    }
    m_stack->setCurrentWidget(m_area);
    fit();
}

void PageView::fit() {
    const int width = std::min(k_page_width, m_area->viewport()->width() - 24);
    if (width < 40)
        return;
    const qreal scale = devicePixelRatioF();
    for (std::size_t i = 0; i < m_labels.size(); ++i) {
        QPixmap page = QPixmap::fromImage(
            m_pages[i].scaledToWidth(static_cast<int>(width * scale), Qt::SmoothTransformation));
        page.setDevicePixelRatio(scale);
        m_labels[i]->setPixmap(page);
        m_labels[i]->setAccessibleName(tr("Page %1").arg(i + 1));
    }
}

void PageView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

} // namespace comptoir::gui
