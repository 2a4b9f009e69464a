// Words that may give way: drawn with "…" when there is no room for all of them, which the tool tip
// then says whole. For what helps, never for a figure.
#pragma once

#include <QLabel>

namespace comptoir::gui {

class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);
    QSize minimumSizeHint() const override;
    QString drawn() const; // nothing where only a scrap of it had room

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    bool is_cut() const;
};

} // namespace comptoir::gui
