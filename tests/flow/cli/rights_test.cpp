// A dossier with passwords on the command line: reading asks nothing, each act asks for its right.
#include "cli_under_test.h"

namespace comptoir {
namespace {

class ProtectedCli : public Cli {
protected:
    void SetUp() override {
        Cli::SetUp();
        fill();
        done("user role set saisie --like reviewer --allow statements.import --deny "
             "statements.print");
        done("user role set rapprochement --like reviewer --allow statements.reconcile");
        add("claire", "owner");
        add("eve", "saisie");
        add("paul", "rapprochement");
    }
    std::string as(const std::string& user) const {
        return " --user " + user + " --password-file " + quoted((m_folder / user).string());
    }
    std::string new_password(const std::string& user) const {
        return "user password " + user + " --new-password-file " +
               quoted((m_folder / user).string());
    }
    void add(const std::string& user, const std::string& role) const {
        std::ofstream(m_folder / user) << user << " et les galets\n";
        if (user == "claire") {
            done("user add " + user + " --role " + role);
            done(new_password(user));
            return;
        }
        // Claire gives one, and whose it is chooses another.
        const std::string given = quoted((m_folder / "given").string());
        std::ofstream(m_folder / "given") << "donné par claire\n";
        done("user add " + user + " --role " + role + as("claire"));
        done("user password " + user + " --new-password-file " + given + as("claire"));
        done(new_password(user) + " --user " + user + " --password-file " + given);
    }
    std::size_t line_count() const { return done("lines --limit 500")["lines"].size(); }
};

TEST_F(ProtectedCli, ReadingAndCheckingAskNothing) {
    EXPECT_EQ(done("check")["ok"], true);
    EXPECT_FALSE(done("balance").empty());
    EXPECT_GT(line_count(), 0U);
    EXPECT_FALSE(done("reconcile")["statements"].empty()) << "what would be matched";
    refused("report reconciliation --journal BQ --at 2026-01-31 --pdf " +
                quoted((m_folder / "etat.pdf").string()) + as("eve"),
            1, "users.not_allowed");
    EXPECT_FALSE(std::filesystem::exists(m_folder / "etat.pdf"));
}

TEST_F(ProtectedCli, MatchesAreMadeByOneAndUndoneByAnother) {
    refused("reconcile --apply", 1, "users.user_needed");
    refused("reconcile --apply --user paul", 1, "users.password_needed");
    refused("reconcile --apply" + as("eve"), 1, "users.not_allowed");
    EXPECT_GT(done("reconcile --apply" + as("paul"))["summary"]["matched"], 0);
    const json match = done("matches")["matches"][0];
    EXPECT_EQ(match["created_by"], "paul");
    refused("undo " + match["id"].dump() + as("paul"), 1, "users.not_allowed");
    done("undo " + match["id"].dump() + as("claire"));
    EXPECT_EQ(done("check")["ok"], true);
}

TEST_F(ProtectedCli, APasswordThatSomebodyElseGaveIsChangedFirst) {
    std::ofstream(m_folder / "given") << "donné par claire\n";
    const std::string given = quoted((m_folder / "given").string());
    done("user password paul --new-password-file " + given + as("claire"));
    const std::string paul = " --user paul --password-file " + given;
    refused("reconcile --apply" + paul, 1, "users.password_given");
    refused("user password paul --new-password-file " + given + paul, 1, "users.password_same");
    done(new_password("paul") + paul);
    done("reconcile --apply" + as("paul"));
}

TEST_F(ProtectedCli, ImportingAndMatchingAreTwoRights) {
    const std::size_t before = line_count();
    const std::string file = sample("releve-2026-02.cfonb");
    refused("import " + file + as("paul"), 1, "users.not_allowed");
    refused("import --match " + file + as("eve"), 1, "users.not_allowed");
    EXPECT_EQ(line_count(), before) << "refused before anything is imported";
    done("journal set BQ --match on" + as("claire"));
    const json statement = done("import " + file + as("eve"))["statements"][0];
    EXPECT_GT(statement["lines_new"], 0) << "what the journal matches by itself waits";
    EXPECT_TRUE(done("matches")["matches"].empty());
}

TEST_F(ProtectedCli, AMatchOnAChosenAccountIsAnEntryToo) {
    const std::string line = done("lines --state open")["lines"][0]["line"].dump();
    refused("match " + line + " --account 471000" + as("paul"), 1, "users.not_allowed");
    done("match " + line + " --account 471000" + as("claire"));
}

} // namespace
} // namespace comptoir
