// The preview of a document: its pages as pictures, or its text.
//
// Reading and drawing happen on a reader thread; this widget only shows what came back.
#pragma once

#include "comptoir/gui/support/async.h"
#include "comptoir/inbox/types.h"

#include <QImage>
#include <QScrollArea>

#include <vector>

class QLabel;
class QPlainTextEdit;
class QStackedWidget;

namespace comptoir::gui {

struct DrawnDocument {
    std::vector<QImage> pages;
    QString text;       // XML
    int page_count = 0; // of the document; at most k_pages_max are drawn
};
inline constexpr int k_pages_max = 20;
inline constexpr int k_page_width = 820;

// Pure apart from the time it takes: any thread. An unreadable document has no pages.
DrawnDocument draw_document(const std::string& bytes, inbox::MediaType type);

class PageView : public QWidget {
    Q_OBJECT

public:
    explicit PageView(Session& session, QWidget* parent = nullptr);
    void show_document(std::int64_t document); // 0: nothing
    std::int64_t shown() const { return m_document; }

signals:
    void drawn(const QString& name, int page_count);
    void failed(const comptoir::Error& error);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void show_drawn(DrawnDocument document);
    void fit();
    void retranslate();

    Session& m_session;
    QStackedWidget* m_stack;
    QScrollArea* m_area;
    QWidget* m_sheet;
    QPlainTextEdit* m_text;
    QLabel* m_nothing;
    std::vector<QImage> m_pages;
    std::vector<QLabel*> m_labels;
    std::int64_t m_document = 0;
    Latest m_latest;
};

} // namespace comptoir::gui
