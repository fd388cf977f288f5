export const MyDesk = () => <h1>My desk</h1>;
