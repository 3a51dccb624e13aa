"""What Alembic runs: every step on the connection that the record file hands over, inside its transaction."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=False,
    render_as_batch=True,
)
context.run_migrations()
