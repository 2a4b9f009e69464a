// The pages of the guide that tell which keys were pressed.
#pragma once

#include "key_log.h"

#include <string>

namespace comptoir::gui {

std::string keyboard_page(const KeyLog& log, i18n::Language language);

} // namespace comptoir::gui
