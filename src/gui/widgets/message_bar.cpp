#include "comptoir/gui/widgets/message_bar.h"

#include "comptoir/gui/support/said_once.h"
#include "comptoir/gui/widgets/buttons.h"
#include "comptoir/gui/widgets/card.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

namespace comptoir::gui {

namespace {

const char* tone_name(Tone tone) {
    switch (tone) {
    case Tone::Neutral:
        return "neutral";
    case Tone::Accent:
        return "accent";
    case Tone::Ok:
        return "ok";
    case Tone::Warn:
        return "warn";
    case Tone::Bad:
        return "bad";
    }
    return "";
}

QString icon_name(Tone tone) {
    switch (tone) {
    case Tone::Ok:
        return QStringLiteral("ok");
    case Tone::Warn:
        return QStringLiteral("warning");
    case Tone::Bad:
        return QStringLiteral("error");
    case Tone::Neutral:
    case Tone::Accent:
        return QStringLiteral("info");
    }
    return {};
}

// In the colours of the theme, which may change while a message is read.
void draw_icons(const Theme& theme, QLabel* icon, QToolButton* close) {
    const auto tone = static_cast<Tone>(icon->property("drawn_tone").toInt());
    icon->setPixmap(theme.pixmap(icon_name(tone), 16, ink_of(theme.colours(), tone),
                                 icon->devicePixelRatioF()));
    close->setIcon(theme.icon(QStringLiteral("close")));
}

} // namespace

MessageBar::MessageBar(Surroundings surroundings, QWidget* parent)
    : QFrame(parent), m_surroundings(surroundings) {
    setProperty("role", "notice");
    setObjectName(QStringLiteral("message_bar"));
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(10, 4, 6, 4);
    whole->setSpacing(4);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_icon = new QLabel(this);
    m_sentence = new QLabel(this);
    m_sentence->setObjectName(QStringLiteral("message_sentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_offer = new QPushButton(this);
    m_also = new QPushButton(this);
    m_more = new QPushButton(this);
    m_copy = new QPushButton(this);
    for (QPushButton* button : {m_more, m_copy})
        button->setProperty("role", "link");
    m_more->setCheckable(true);
    m_close = new QToolButton(this);
    row->addWidget(m_icon);
    row->addWidget(m_sentence, 1);
    for (QWidget* button :
         std::initializer_list<QWidget*>{m_offer, m_also, m_more, m_copy, m_close})
        row->addWidget(button);
    whole->addLayout(row);
    m_details = new QPlainTextEdit(this);
    m_details->setReadOnly(true);
    m_details->setMaximumHeight(96);
    whole->addWidget(m_details);
    connect(m_more, &QPushButton::toggled, m_details, &QWidget::setVisible);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_details->toPlainText()); });
    connect(m_close, &QToolButton::clicked, this, &MessageBar::clear);
    connect(m_offer, &QPushButton::clicked, this, [this] {
        const auto act = m_act;
        clear();
        if (act)
            act();
    });
    connect(m_also, &QPushButton::clicked, this, [this] {
        const auto act = m_also_act;
        clear();
        if (act)
            act();
    });
    connect(&m_surroundings.theme, &Theme::changed, this,
            [this] { draw_icons(m_surroundings.theme, m_icon, m_close); });
    retranslate();
    clear();
}

void MessageBar::retranslate() {
    m_more->setText(tr("Details"));
    m_copy->setText(tr("Copy"));
    m_close->setToolTip(tr("Close the message"));
    m_close->setAccessibleName(tr("Close the message"));
    m_details->setAccessibleName(tr("Details"));
    if (m_error) {
        m_sentence->setText(m_surroundings.words.sentence(*m_error));
        m_details->setPlainText(m_surroundings.words.details(*m_error));
    }
}

void MessageBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void MessageBar::show_error(const Error& error) {
    show_message(m_surroundings.words.sentence(error), Tone::Bad,
                 m_surroundings.words.details(error));
    m_error = error;
}

void MessageBar::show_message(const QString& sentence, Tone tone, const QString& details) {
    m_error.reset();
    m_act = m_also_act = nullptr;
    m_offer->hide();
    m_also->hide();
    m_sentence->setText(with_one_stop(sentence));
    setAccessibleName(m_sentence->text());
    m_icon->setProperty("drawn_tone", static_cast<int>(tone));
    draw_icons(m_surroundings.theme, m_icon, m_close);
    set_style_property(this, "tone", QLatin1String(tone_name(tone)));
    m_details->setPlainText(details);
    m_more->setChecked(false);
    m_details->hide();
    m_more->setVisible(!details.isEmpty());
    m_copy->setVisible(!details.isEmpty());
    show();
}

void MessageBar::offer(const QString& words, std::function<void()> act) {
    m_act = std::move(act);
    m_offer->setText(words);
    m_offer->show();
}

void MessageBar::offer_also(const QString& words, std::function<void()> act) {
    m_also_act = std::move(act);
    m_also->setText(words);
    m_also->show();
}

void MessageBar::clear() {
    m_error.reset();
    m_act = m_also_act = nullptr;
    m_sentence->clear();
    setAccessibleName({});
    hide();
}

QString MessageBar::sentence() const {
    return m_sentence->text();
}

EmptyState::EmptyState(const Theme& theme, const QString& icon, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_icon_name(icon) {
    auto* column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addStretch(2);
    m_icon = new QLabel(this);
    m_icon->setAlignment(Qt::AlignHCenter);
    m_title = role_label("strong", this);
    m_title->setAlignment(Qt::AlignHCenter);
    m_title->setWordWrap(true);
    m_sentence = role_label("dim", this);
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_sentence->setWordWrap(true);
    column->addWidget(m_icon);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addStretch(3);
    const auto draw = [this] {
        m_icon->setPixmap(
            m_theme.pixmap(m_icon_name, 32, m_theme.colours().faint, devicePixelRatioF()));
    };
    connect(&theme, &Theme::changed, this, draw);
    draw();
}

void EmptyState::set_words(const QString& title, const QString& sentence) {
    m_title->setText(title);
    m_sentence->setText(sentence);
}

void EmptyState::set_step(QAction* action) {
    auto* column = qobject_cast<QVBoxLayout*>(layout());
    auto* row = new QHBoxLayout;
    row->addStretch();
    auto* button = new ActionButton(action, m_theme, true, this);
    m_steps.insert(action, button);
    row->addWidget(button);
    row->addStretch();
    column->insertLayout(column->count() - 1, row);
}

void EmptyState::show_step(const QAction* action, bool shown) {
    if (QWidget* button = m_steps.value(action))
        button->setVisible(shown);
}

} // namespace comptoir::gui
