// comptoir-cli in a folder of its own, with a clock that stands still; answers are parsed JSON.
//
//   done("import " + sample("releve-2026-01.xml"));     // exit code 0
//   refused("undo 99", 1, "app.not_found");             // the error object alone
#pragma once

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace comptoir {

using nlohmann::json;

struct Answer {
    int code = -1;
    std::string out;
    json document;
};

inline std::string quoted(const std::string& word) {
    return "'" + word + "'";
}

class Cli : public ::testing::Test {
protected:
    void SetUp() override {
        setenv("COMPTOIR_NOW", "2026-03-02T08:00:00Z", 1);
        m_folder =
            std::filesystem::temp_directory_path() / ("comptoir cli é " + std::to_string(getpid()));
        std::filesystem::remove_all(m_folder);
        std::filesystem::create_directories(m_folder);
        m_ledger = (m_folder / "dossier été.comptoir").string();
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

    Answer run(const std::string& arguments) const {
        Answer answer;
        const std::string command = quoted(COMPTOIR_CLI) + " --lang en --json --ledger " +
                                    quoted(m_ledger) + " " + arguments + " </dev/null 2>/dev/null";
        FILE* pipe = popen(command.c_str(), "r");
        std::array<char, 4096> piece{};
        std::size_t count = 0;
        while ((count = fread(piece.data(), 1, piece.size(), pipe)) > 0)
            answer.out.append(piece.data(), count);
        answer.code = WEXITSTATUS(pclose(pipe));
        answer.document = json::parse(answer.out, nullptr, false);
        EXPECT_FALSE(answer.document.is_discarded()) << arguments << "\n" << answer.out;
        return answer;
    }
    json done(const std::string& arguments) const {
        const Answer answer = run(arguments);
        EXPECT_EQ(answer.code, 0) << arguments << "\n" << answer.out;
        return answer.document;
    }
    void refused(const std::string& arguments, int code, const std::string& error) const {
        const Answer answer = run(arguments);
        EXPECT_EQ(answer.code, code) << arguments;
        ASSERT_EQ(answer.document.size(), 1U) << answer.out;
        EXPECT_EQ(answer.document["error"]["code"], error) << arguments;
        EXPECT_TRUE(answer.document["error"]["message"].is_string());
    }
    // What a person reads, sentences and refusals.
    std::string read_by_a_person(const std::string& arguments) const {
        const std::string command = quoted(COMPTOIR_CLI) + " --lang en --ledger " +
                                    quoted(m_ledger) + " " + arguments + " </dev/null 2>&1";
        FILE* pipe = popen(command.c_str(), "r");
        std::array<char, 4096> piece{};
        std::string out;
        std::size_t count = 0;
        while ((count = fread(piece.data(), 1, piece.size(), pipe)) > 0)
            out.append(piece.data(), count);
        pclose(pipe);
        return out;
    }
    std::string sample(const char* name) const {
        return quoted(std::string(COMPTOIR_SAMPLES) + "/" + name);
    }
    void fill() const {
        done("new --company 'Atelier Exemple SAS' --siren 123456782 --chart pcg "
             "--from 2026-01-01 --to 2026-12-31");
        done("books import " + sample("123456782FEC20261231.txt"));
        done("journal add BQ --iban FR7630006000011234567890189 --account 512100");
        done("import " + sample("releve-2026-01.xml"));
    }

    std::filesystem::path m_folder;
    std::string m_ledger;
};

inline void expect_keys(const json& object, const std::set<std::string>& wanted) {
    for (const std::string& key : wanted)
        EXPECT_TRUE(object.contains(key)) << key << " in " << object.dump();
}

} // namespace comptoir
