"""Everything a person can do, as rows of one table; menus, shortcuts, toolbar and command palette are made from it."""
