#include "comptoir/gui/support/words.h"

#include <QCoreApplication>

namespace comptoir::gui {

namespace {

// Words of Qt that its own French leaves out; here lupdate finds them, and keeps ours.
[[maybe_unused]] constexpr struct {
    const char* text;
    const char* comment;
} k_folder_of_qt = QT_TRANSLATE_NOOP3("QAbstractFileIconProvider", "Folder", "All other platforms");
[[maybe_unused]] constexpr const char* k_words_of_qt[] = {
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Unknown")};

} // namespace

QString file_text(std::string_view path) {
    const std::size_t member = path.find('!');
    const std::string_view file = path.substr(0, member);
    QString text = q(file.substr(file.find_last_of('/') + 1)); // npos + 1 is the beginning
    if (member != std::string_view::npos)
        text += QStringLiteral(" › ") +
                q(path.substr(member + 1)).replace(QLatin1Char('!'), QStringLiteral(" › "));
    return text;
}

Words::Words(i18n::Language language, QObject* parent) : QObject(parent), m_language(language) {
    install();
}

Words::~Words() {
    for (QTranslator* each : {m_ours.get(), m_qts.get()})
        if (each)
            QCoreApplication::removeTranslator(each);
}

void Words::choose(i18n::Language language) {
    if (language == m_language)
        return;
    m_language = language;
    install();
}

QLocale Words::locale() const {
    return m_language == i18n::Language::French ? QLocale(QLocale::French, QLocale::France)
                                                : QLocale(QLocale::English, QLocale::UnitedKingdom);
}

void Words::install() {
    QLocale::setDefault(locale());
    const QString code = q(i18n::to_text(m_language));
    auto ours = std::make_unique<QTranslator>();
    auto qts = std::make_unique<QTranslator>();
    // Qt's own few words (file chooser, menus of text fields); English is what it is written in.
    // The few that its French leaves out stand among ours, asked first (QAbstractFileIconProvider).
    const bool has_qts = qts->load(QStringLiteral(":/i18n/qtbase_%1.qm").arg(code));
    const bool has_ours = ours->load(QStringLiteral(":/i18n/comptoir_%1.qm").arg(code));
    if (m_qts)
        QCoreApplication::removeTranslator(m_qts.get());
    if (m_ours)
        QCoreApplication::removeTranslator(m_ours.get());
    m_qts = std::move(qts);
    m_ours = std::move(ours);
    if (has_qts)
        QCoreApplication::installTranslator(m_qts.get());
    if (has_ours)
        QCoreApplication::installTranslator(m_ours.get());
}

QString Words::short_date(Date day) const {
    const QString whole = date(day);
    return m_language == i18n::Language::French ? whole.left(5) : whole.left(6);
}

QString Words::details(const Error& error) const {
    QStringList lines{sentence(error), q(error.code.name)};
    const QString place = q(i18n::place_text(error.place, m_language));
    if (!place.isEmpty())
        lines << place;
    if (!error.detail.empty())
        lines << q(error.detail);
    return lines.join(QLatin1Char('\n'));
}

} // namespace comptoir::gui
