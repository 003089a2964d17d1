"""Files kept in a bucket that speaks S3, and read as if they were here: the site serves
them under its own addresses, and loads of each no more than is asked for."""

from contextlib import contextmanager
from functools import cached_property, partial
from io import SEEK_CUR, SEEK_END, SEEK_SET, BufferedReader, RawIOBase
from posixpath import normpath
from urllib.parse import urljoin

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import File
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage
from urllib3.exceptions import HTTPError

PIECE = 256 * 1024


@contextmanager
def as_of_a_disk():
    """The errors that Django and this site expect of files."""
    try:
        yield
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
            raise FileNotFoundError("The bucket holds no such file.") from error
        raise ConnectionError(f"The bucket refuses: {error}") from error
    except (Boto3Error, BotoCoreError, HTTPError) as error:
        raise ConnectionError(f"The bucket does not answer: {error}") from error


class Bucket(S3Storage):
    def __init__(self, endpoint_url=None, **options):
        style = "path" if endpoint_url else "auto"
        super().__init__(
            endpoint_url=endpoint_url,
            file_overwrite=False,
            client_config=Config(
                connect_timeout=5,
                read_timeout=20,
                retries={"mode": "standard", "max_attempts": 2},
                s3={"addressing_style": style},
                # Few but Amazon's own know its newer checksums.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
            **options,
        )

    @cached_property
    def connection(self):
        """One for all threads, which may share it: it takes long to make."""
        return super().connection

    def url(self, name, **options):
        return urljoin(settings.MEDIA_URL, filepath_to_uri(name).lstrip("/"))

    def _open(self, name, mode="rb"):
        if normpath(f"/{name}") != f"/{name}":
            raise FileNotFoundError(f"{name!r} can't be read from the bucket.")
        key = self._normalize_name(name)
        return StoredObject(self.connection.meta.client, self.bucket_name, key, name)

    _save = as_of_a_disk()(S3Storage._save)
    delete = as_of_a_disk()(S3Storage.delete)
    exists = as_of_a_disk()(S3Storage.exists)
    listdir = as_of_a_disk()(S3Storage.listdir)
    size = as_of_a_disk()(S3Storage.size)
    get_modified_time = as_of_a_disk()(S3Storage.get_modified_time)


class StoredObject(File):
    """`modified` and `etag` tell one content from another, as the bucket does."""

    def __init__(self, client, bucket, key, name):
        self.reader = partial(Reader, client, bucket, key)
        super().__init__(None, name)
        self.open()

    def open(self, mode=None):
        if self.closed:
            reader = self.reader()
            self.file = BufferedReader(reader, PIECE)
            self.size, self.etag = reader.size, reader.etag
            self.modified = reader.modified
        self.seek(0)
        return self


class Reader(RawIOBase):
    """An object from where it is read on."""

    def __init__(self, client, bucket, key):
        self.client = client
        self.where = {"Bucket": bucket, "Key": key}
        with as_of_a_disk():
            head = client.head_object(**self.where)
        self.size = head["ContentLength"]
        self.etag = head["ETag"]
        self.modified = head["LastModified"]
        self.position = 0
        self.body = None

    def readable(self):
        return True

    def seekable(self):
        return True

    def seek(self, offset, whence=SEEK_SET):
        start = {SEEK_SET: 0, SEEK_CUR: self.position, SEEK_END: self.size}[whence]
        if start + offset != self.position:
            self.leave()
        self.position = start + offset
        return self.position

    def readinto(self, buffer):
        if self.position >= self.size:
            return 0
        with as_of_a_disk():
            data = self.rest().read(len(buffer))
        buffer[: len(data)] = data
        self.position += len(data)
        return len(data)

    def rest(self):
        if self.body is None:
            # Never the rest of another content than was begun.
            found = self.client.get_object(
                **self.where, Range=f"bytes={self.position}-", IfMatch=self.etag
            )
            self.body = found["Body"]
        return self.body

    def leave(self):
        if self.body is not None:
            self.body.close()
            self.body = None

    def close(self):
        self.leave()
        super().close()
