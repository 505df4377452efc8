"""`quizkit completion`: a script for the shell."""

import click
from click.shell_completion import get_completion_class

from quizkit.commands.arguments import outside_of
from quizkit.commands.boundary import COMPLETE

HOW = {
    "bash": 'eval "$(quizkit completion bash)"   in ~/.bashrc',
    "zsh": 'eval "$(quizkit completion zsh)"   in ~/.zshrc',
    "fish": "quizkit completion fish > ~/.config/fish/completions/quizkit.fish",
}


@click.command("completion")
@click.argument("shell", type=click.Choice(tuple(HOW)))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print a script that completes commands, options, deck names and question ids.

    \b
    Put this into the shell's start-up file:
      eval "$(quizkit completion bash)"
    For fish:
      quizkit completion fish > ~/.config/fish/completions/quizkit.fish
    """
    complete = get_completion_class(shell)
    assert complete is not None
    root = ctx.find_root().command
    outside_of(ctx).out.data(complete(root, {}, "quizkit", COMPLETE).source())
