"""Documents and files: welcome, open, save, recover, changes on disk, export and report."""
