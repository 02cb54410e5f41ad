"""Label file: `labels.toml` of a library, read when it is opened, and written whole when the codebook is changed."""

from dataclasses import dataclass
from pathlib import Path

from reader.core.errors import ReaderError
from reader.core.labels import Codebook, read_codebook
from reader.library.writing import write_new
from reader.store.disk import sync


@dataclass(slots=True)
class LabelFile:
    """The labels of a library, and the file that they come from.

    Attributes:
        path: Where the file lies, or would lie.
        toml: What is in it; None where there is none, which means the built-in labels.
        codebook: What it says.
    """

    path: Path
    toml: str | None = None
    codebook: Codebook = Codebook()  # noqa: RUF009 - it cannot be changed

    def read(self) -> bool:
        """Read the file, if it is another one than was read before.

        Returns:
            Whether it was.

        Raises:
            ReaderError: It cannot be read, or says something wrong; the labels stay what they were.
        """
        try:
            toml = self.path.read_text(encoding="utf-8") if self.path.is_file() else None
        except (OSError, UnicodeDecodeError) as error:
            raise ReaderError(
                f"{self.path} cannot be read: {error}", "mend it, or delete it for the built-in labels"
            ) from error
        if toml == self.toml:
            return False
        self.codebook = read_codebook(toml) if toml is not None else Codebook()
        self.toml = toml
        return True

    def write(self, toml: str | None) -> None:
        """Let the file say this, in one step; None takes it away.

        Raises:
            ReaderError: It cannot be written, or would say something wrong; then it is as it was.
        """
        codebook = read_codebook(toml) if toml is not None else Codebook()
        home = self.path.resolve()  # a link to a file that several libraries share stays one
        try:
            if toml is None:
                home.unlink(missing_ok=True)
            else:
                write_new(home.with_name(f"{home.name}.new"), toml.encode()).replace(home)
            sync(home.parent)
        except OSError as error:
            raise ReaderError(
                f"{home} cannot be written: {error.strerror}", "look at the rights of its folder"
            ) from error
        self.toml, self.codebook = toml, codebook
