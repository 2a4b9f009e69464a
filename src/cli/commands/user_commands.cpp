// user: who works in the dossier, their passwords, and what each role may do.
#include "comptoir/app/users.h"

#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "comptoir/users/errors.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <vector>

namespace comptoir::cli {

namespace {

using users::Right;

struct UserOptions {
    std::string code, name, role, active;
    std::string password_file;
    bool remove = false;
};
struct RoleOptions {
    std::string code, name, like;
    std::vector<std::string> allow, deny;
};

std::string role_word(const CommandContext& context, const users::Role& role) {
    return role.fixed ? i18n::word("role", role.code, context.language) : role.name;
}

void write_user(JsonWriter& json, const users::User& user) {
    json.begin_object();
    json.put("code", std::string_view(user.code));
    json.put("name", std::string_view(user.name));
    json.put("role", std::string_view(user.role));
    json.put("active", user.active);
    json.put("password", user.has_password);
    json.end_object();
}

void write_role(JsonWriter& json, const CommandContext& context, const users::Role& role) {
    json.begin_object();
    json.put("code", std::string_view(role.code));
    json.put("name", std::string_view(role_word(context, role)));
    json.put("fixed", role.fixed);
    json.key("rights");
    json.begin_array();
    for (const Right right : users::all_rights())
        if (role.rights.has(right))
            json.value(users::to_text(right));
    json.end_array();
    json.end_object();
}

void show_user(const CommandContext& context, const users::User& user) {
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.key("user");
        write_user(json, user);
        json.end_object();
        return;
    }
    context.say("cli.user.saved", {{"user", user.code}, {"name", user.name}, {"role", user.role}});
}

void show_role(const CommandContext& context, const users::Role& role) {
    std::string rights;
    for (const Right right : users::all_rights())
        if (role.rights.has(right))
            rights += (rights.empty() ? "" : ", ") + std::string(users::to_text(right));
    context.say("cli.user.role", {{"code", role.code},
                                  {"name", role_word(context, role)},
                                  {"rights", rights.empty() ? "–" : rights}});
}

Result<app::UserList> load(const CommandContext& context) {
    CT_ASSIGN(workspace, context.open_for_reading());
    return workspace->read<app::UserList>(
        [](app::Reader& reader) { return app::list_users(reader); });
}

Result<void> run_list(const CommandContext& context) {
    CT_ASSIGN(list, load(context));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.put("protected", list.is_protected);
        json.key("users");
        json.begin_array();
        for (const users::User& user : list.users)
            write_user(json, user);
        json.end_array();
        json.end_object();
        return {};
    }
    for (const users::User& user : list.users) {
        const users::Role* role = users::find_role(list.roles, user.role);
        const char* state = !user.active        ? "cli.user.inactive"
                            : user.has_password ? "cli.user.active"
                                                : "cli.user.no_password";
        context.say("cli.user.list", {{"code", user.code},
                                      {"name", user.name},
                                      {"role", role ? role_word(context, *role) : user.role},
                                      {"state", i18n::say(state, context.language)}});
    }
    if (!list.is_protected)
        context.say(list.users.empty() ? "cli.user.none" : "cli.user.open");
    return {};
}

Result<void> run_roles(const CommandContext& context) {
    CT_ASSIGN(list, load(context));
    if (!context.json) {
        for (const users::Role& role : list.roles)
            show_role(context, role);
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.key("roles");
    json.begin_array();
    for (const users::Role& role : list.roles)
        write_role(json, context, role);
    json.end_array();
    json.end_object();
    return {};
}

Result<void> run_add(const CommandContext& context, const UserOptions& options) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(user, workspace->write<users::User>([&](app::Writer& writer) {
        return app::add_user(writer, {options.code, options.name, options.role});
    }));
    show_user(context, user);
    return {};
}

Result<void> run_set(const CommandContext& context, const UserOptions& options) {
    app::UserChange change{.code = options.code,
                           .name = optional_text_argument(options.name),
                           .role = optional_text_argument(options.role)};
    if (!options.active.empty() && options.active != "on" && options.active != "off")
        return refuse_choice("--active", options.active, "on, off");
    if (!options.active.empty())
        change.active = options.active == "on";
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(user, workspace->write<users::User>(
                        [&](app::Writer& writer) { return app::set_user(writer, change); }));
    show_user(context, user);
    return {};
}

Result<void> run_password(const CommandContext& context, const UserOptions& options) {
    app::PasswordChange change{.user = options.code};
    if (!options.remove) {
        CT_ASSIGN(password, context.new_password(options.code, options.password_file));
        change.password = std::move(password);
    }
    CT_ASSIGN(workspace, context.open_for_writing());
    // Whoever is signed in has just shown the old one.
    change.old_password = context.password_given();
    CT_ASSIGN(user, workspace->write<users::User>(
                        [&](app::Writer& writer) { return app::set_password(writer, change); }));
    if (context.json)
        show_user(context, user);
    else
        context.say(user.has_password ? "cli.user.password_set" : "cli.user.password_removed",
                    {{"user", user.code}});
    return {};
}

Result<std::vector<Right>> rights_argument(std::string_view option,
                                           const std::vector<std::string>& texts) {
    std::vector<Right> rights;
    for (const std::string& text : texts) {
        const auto right = users::parse_right(text);
        if (!right) {
            std::string allowed;
            for (const Right each : users::all_rights())
                allowed += (allowed.empty() ? "" : ", ") + std::string(users::to_text(each));
            return refuse_choice(option, text, allowed);
        }
        rights.push_back(*right);
    }
    return rights;
}

Result<void> run_role_set(const CommandContext& context, const RoleOptions& options) {
    app::RoleChange change{
        .code = options.code, .name = optional_text_argument(options.name), .like = options.like};
    CT_ASSIGN(allow, rights_argument("--allow", options.allow));
    CT_ASSIGN(deny, rights_argument("--deny", options.deny));
    change.allow = std::move(allow);
    change.deny = std::move(deny);
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(role, workspace->write<users::Role>(
                        [&](app::Writer& writer) { return app::set_role(writer, change); }));
    if (!context.json) {
        show_role(context, role);
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.key("role");
    write_role(json, context, role);
    json.end_object();
    return {};
}

void add_role_commands(CLI::App& user, CommandContext& context) {
    CLI::App* role = user.add_subcommand("role", "Roles: list, set");
    role->require_subcommand(1);
    role->add_subcommand("list", "The roles and what they may do")->callback([&context] {
        context.finish([&] { return run_roles(context); });
    });
    auto options = std::make_shared<RoleOptions>();
    CLI::App* set = role->add_subcommand("set", "Make a role of your own, or change it");
    set->add_option("code", options->code, "Code of the role")->required();
    set->add_option("--name", options->name, "Its name");
    set->add_option("--like", options->like, "Begin with the rights of this role");
    set->add_option("--allow", options->allow, "Rights to add, as statements.import")
        ->delimiter(',');
    set->add_option("--deny", options->deny, "Rights to take away")->delimiter(',');
    set->callback(
        [&context, options] { context.finish([&] { return run_role_set(context, *options); }); });
}

} // namespace

void add_user_commands(CLI::App& root, CommandContext& context) {
    CLI::App* user = subcommand_group(root, "user", "Users: list, add, set, password, role");
    user->add_subcommand("list", "Who works in the dossier")->callback([&context] {
        context.finish([&] { return run_list(context); });
    });
    auto options = std::make_shared<UserOptions>();
    const auto add = [&](const char* name, const char* description) {
        CLI::App* command = user->add_subcommand(name, description);
        command->add_option("code", options->code, "Code of the user, as claire")->required();
        return command;
    };
    CLI::App* added = add("add", "Add a user");
    added->add_option("--name", options->name, "Name for people");
    added->add_option("--role", options->role, "Role, as assistant")->required();
    added->callback(
        [&context, options] { context.finish([&] { return run_add(context, *options); }); });
    CLI::App* set = add("set", "Change a user, or disable one");
    set->add_option("--name", options->name, "Name for people");
    set->add_option("--role", options->role, "Role, as assistant");
    set->add_option("--active", options->active, "on or off");
    set->callback(
        [&context, options] { context.finish([&] { return run_set(context, *options); }); });
    CLI::App* password = add("password", "Set a password; the first one protects the dossier");
    password->add_option("--new-password-file", options->password_file,
                         "File whose first line is the new password");
    password->add_flag("--remove", options->remove, "Take the password away");
    password->callback(
        [&context, options] { context.finish([&] { return run_password(context, *options); }); });
    add_role_commands(*user, context);
}

} // namespace comptoir::cli
