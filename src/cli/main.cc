// SPDX-License-Identifier: GPL-3.0-or-later
// Options and commands. What they mean: README.md.
#include <cstdio>
#include <exception>
#include <functional>
#include <new>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/output.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "store/store.h"

namespace kehoach::cli {
namespace {

constexpr const char* kShortHelp =
    "kehoach reads plans of Vietnamese state agencies from PDF into a searchable archive.\n"
    "\n"
    "  kehoach import plans/         read all PDFs of a folder into ./archive\n"
    "  kehoach list                  what is in the archive\n"
    "  kehoach show 1                one plan in full\n"
    "  kehoach extract plan.pdf      one file as JSON, without an archive\n"
    "\n"
    "kehoach --help names all commands, kehoach COMMAND --help one of them.\n";

struct Arguments {
  Common common;
  ImportArguments import;
  ListArguments list, exported;
  std::string format = "jsonl";
  ShowArguments show;
  ReextractArguments reextract;
  VerifyArguments verify;
  EvalArguments eval;
  ExplainArguments explain;
  std::string extract_file, rules_folder;
  bool failed = false;
};

// Far beyond any document; a bound that a message can state.
constexpr int kMostPages = 1'000'000;

using Action = std::function<ExitCode()>;

void AddCommonOptions(CLI::App& app, Common& common) {
  app.add_option("--archive", common.archive, "Folder of the archive")
      ->type_name("DIR")
      ->capture_default_str();
  app.add_option("--rules", common.rules, "Folder of rules to use instead of the program's own")
      ->type_name("DIR");
  app.add_option(
         "--jobs", common.jobs,
         "At most so many documents at a time; 0 = all cores. This version reads one at a time")
      ->check(CLI::Range(0, 1024))
      ->type_name("N");
  app.add_flag("--json", common.json, "Print JSON for machines instead of text");
  app.add_flag("-q,--quiet", common.quiet, "Say only what went wrong");
  app.add_flag("-v,--verbose", common.verbose, "Say more");
}

CLI::App* AddCommand(CLI::App& app, const std::string& name, const std::string& about,
                     const std::string& examples, Action& chosen, Action action) {
  CLI::App* command = app.add_subcommand(name, about);
  command->footer("Examples:\n" + examples);
  command->final_callback([&chosen, action = std::move(action)] { chosen = action; });
  return command;
}

void AddFilters(CLI::App& command, ListArguments& list) {
  command.add_option("--year", list.year, "Only plans for this year");
  command.add_option("--province", list.province,
                     "Only plans of this province; capitals and accents do not matter");
}

void AddReadingCommands(CLI::App& app, Arguments& a, Action& chosen) {
  CLI::App* import = AddCommand(app, "import", "Read PDF files and folders into the archive",
                                "  kehoach import plans/ more/plan.pdf\n"
                                "  find /data -name '*.pdf' | kehoach import --list-file -\n",
                                chosen, [&a] { return Import(a.common, a.import); });
  import->add_option("PATH", a.import.paths, "Files, and folders to walk for *.pdf");
  import->add_option("--list-file", a.import.list_file,
                     "File with one path a line, or parted by NUL; - is standard input");
  import->add_flag("--retry-failed", a.import.retry_failed,
                   "Try again what could not be used before");

  CLI::App* extract = AddCommand(app, "extract", "Print what one PDF says, as JSON",
                                 "  kehoach extract plan.pdf > plan.json\n", chosen,
                                 [&a] { return Extract(a.common, a.extract_file); });
  extract->add_option("FILE", a.extract_file, "A PDF")->required();

  CLI::App* eval = AddCommand(app, "eval", "Score a folder that has expected JSON beside its PDFs",
                              "  kehoach eval corpus\n"
                              "  kehoach eval corpus --diff --floors corpus/floors.json\n",
                              chosen, [&a] { return Eval(a.common, a.eval); });
  eval->add_option("DIR", a.eval.folder, "Folder with x.json beside x.pdf")->required();
  eval->add_option("--floors", a.eval.floors, "JSON file of figures that must be reached");
  eval->add_flag("--diff", a.eval.diff, "Show every value that differs");
}

void AddArchiveCommands(CLI::App& app, Arguments& a, Action& chosen) {
  CLI::App* list = AddCommand(app, "list", "List the documents of the archive",
                              "  kehoach list\n  kehoach list --year 2022 --json\n", chosen,
                              [&a] { return List(a.common, a.list); });
  AddFilters(*list, a.list);

  CLI::App* show = AddCommand(
      app, "show", "Show one plan",
      "  kehoach show 3\n  kehoach show 91/KH-SVHTT --table\n  kehoach show plan.pdf --json\n",
      chosen, [&a] { return Show(a.common, a.show); });
  show->add_option("DOC", a.show.document,
                   "Number in the list, start of the SHA-256, path, file name, or number and "
                   "symbol of the document")
      ->required();
  show->add_flag("--table", a.show.table, "Only the task tables");

  CLI::App* exported = AddCommand(app, "export", "Print all plans for other programs",
                                  "  kehoach export --format jsonl > plans.jsonl\n", chosen,
                                  [&a] { return Export(a.common, a.exported); });
  exported->add_option("--format", a.format, "jsonl: one JSON object a line")
      ->check(CLI::IsMember({"jsonl"}))
      ->capture_default_str();
  AddFilters(*exported, a.exported);

  CLI::App* status = AddCommand(app, "status", "Count what is in the archive",
                                "  kehoach status\n  kehoach status --failed\n", chosen,
                                [&a] { return Status(a.common, a.failed); });
  status->add_flag("--failed", a.failed, "Documents that cannot be used, and why");
}

void AddCareCommands(CLI::App& app, Arguments& a, Action& chosen) {
  CLI::App* reextract = AddCommand(
      app, "reextract", "Rebuild all plans from the stored pages, with the rules as they are now",
      "  kehoach reextract --dry-run -v\n  kehoach reextract\n", chosen,
      [&a] { return Reextract(a.common, a.reextract); });
  reextract->add_flag("--dry-run", a.reextract.dry_run, "Say what would change, change nothing");

  CLI::App* verify =
      AddCommand(app, "verify", "Check that nothing in the archive is lost or changed",
                 "  kehoach verify\n  kehoach verify --quick\n", chosen,
                 [&a] { return Verify(a.common, a.verify); });
  verify->add_flag("--quick", a.verify.quick, "Compare sizes of the originals, not their content");

  CLI::App* rules = app.add_subcommand("rules", "Check the rules and see what they do");
  rules->require_subcommand(1);
  rules->footer("Examples:\n  kehoach rules check\n  kehoach rules explain plan.pdf --page 2\n");
  CLI::App* check = AddCommand(*rules, "check", "Run every rule's own examples",
                               "  kehoach rules check\n  kehoach rules check my-rules/\n", chosen,
                               [&a] { return CheckRules(a.common, a.rules_folder); });
  check->add_option("DIR", a.rules_folder, "Folder of rules; default: the ones in use");
  CLI::App* explain =
      AddCommand(*rules, "explain", "Show for each line of a PDF what it became and why",
                 "  kehoach rules explain plan.pdf --page 2\n", chosen,
                 [&a] { return ExplainRules(a.common, a.explain); });
  explain->add_option("FILE", a.explain.file, "A PDF")->required();
  explain->add_option("--page", a.explain.page, "Only this page")->check(CLI::Range(1, kMostPages));

  AddCommand(app, "doctor",
             "Say which libraries, rules and archive are in use, and whether they work",
             "  kehoach doctor\n", chosen, [&a] { return Doctor(a.common); });
}

int Run(int argc, char** argv) {
  CLI::App app{"Reads plans of Vietnamese state agencies from PDF into a searchable archive.",
               "kehoach"};
  app.set_version_flag("--version", std::string("kehoach ") + kProgramVersion);
  app.failure_message([](const CLI::App*, const CLI::Error& e) {
    return fmt::format("kehoach: {}; kehoach --help lists commands and options\n", e.what());
  });
  app.fallthrough();  // common options may stand before and behind the command
  app.footer(
      "Examples:\n"
      "  kehoach import plans/\n"
      "  kehoach list --year 2022\n"
      "  kehoach show 3\n"
      "\nData goes to standard output, messages to standard error. Exit codes: 0 done, 1 done but\n"
      "some documents cannot be used, 2 wrong call, 3 rules missing or broken, 4 archive cannot "
      "be\n"
      "used, 130 stopped.");
  Arguments arguments;
  Action chosen;
  AddCommonOptions(app, arguments.common);
  AddReadingCommands(app, arguments, chosen);
  AddArchiveCommands(app, arguments, chosen);
  AddCareCommands(app, arguments, chosen);
  if (argc == 1) {
    std::fputs(kShortHelp, stderr);
    return static_cast<int>(ExitCode::kUsage);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : static_cast<int>(ExitCode::kUsage);
  }
  if (!chosen) throw Stop(ExitCode::kUsage, "name a command; kehoach --help lists them");
  const ExitCode code = chosen();
  FlushOutput();
  return static_cast<int>(code);
}

}  // namespace
}  // namespace kehoach::cli

int main(int argc, char** argv) {
  using kehoach::cli::ExitCode;
  using kehoach::cli::Message;
  try {
    return kehoach::cli::Run(argc, argv);
  } catch (const kehoach::cli::Stop& stop) {
    Message(stop.what());
    return static_cast<int>(stop.code());
  } catch (const kehoach::store::ArchiveError& e) {
    Message(e.what());
    return static_cast<int>(ExitCode::kArchiveUnusable);
  } catch (const std::bad_alloc&) {
    Message("needs more memory than there is");
    return static_cast<int>(ExitCode::kSomeFailed);
  } catch (const std::exception& e) {
    Message(fmt::format("internal error, please report it: {}", e.what()));
    return static_cast<int>(ExitCode::kSomeFailed);
  }
}
