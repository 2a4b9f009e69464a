// Who are you, and your password: asked when a protected dossier opens.
#pragma once

#include "comptoir/gui/shell/dossier_dialogs.h"

#include <filesystem>
#include <functional>

namespace comptoir::gui {

// Whether an opening was refused for want of a user and a password.
bool asks_who(const Error& error);

// Opens the dossier once the password is right; until then the dialog stays with the reason beside
// it. `left` is called when the person gives up. scrypt and the pause after a wrong password run on
// a pool thread.
void open_sign_in(Surroundings surroundings, QWidget* window, const std::filesystem::path& path,
                  const app::OpenOptions& options, std::function<void(OpenedDossier)> opened,
                  std::function<void()> left);

} // namespace comptoir::gui
