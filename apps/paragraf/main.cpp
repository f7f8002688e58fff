// Entry point: turns exceptions into exit codes and nothing else. Only here are exceptions caught.
#include <exception>
#include <iostream>

#include "apps/paragraf/command_line.hpp"
#include "apps/paragraf/user_error.hpp"

int main(int argc, char** argv) {
    apps::Console console = apps::process_console();
    try {
        const apps::Exit exit = apps::run(argc, argv, console);
        console.out.flush();
        if (!console.out) {
            console.err << "Fehler: die Ausgabe ließ sich nicht vollständig schreiben\n";
            return static_cast<int>(apps::Exit::BadInput);
        }
        return static_cast<int>(exit);
    } catch (const apps::UserError& error) {
        console.err << "Fehler: " << error.what() << '\n';
        return static_cast<int>(apps::Exit::BadInput);
    } catch (const std::exception& error) {
        console.err << "Interner Fehler, bitte melden: " << error.what() << '\n';
        return static_cast<int>(apps::Exit::InternalError);
    } catch (...) {
        console.err << "Interner Fehler, bitte melden.\n";
        return static_cast<int>(apps::Exit::InternalError);
    }
}
